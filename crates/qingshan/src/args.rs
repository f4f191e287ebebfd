//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod knowledge;

pub use knowledge::{CalendarCommand, CheckCommand, ClauseArgs, PackCommand, PackUseArgs};

/// Qingshan 青山: supervision of green mines, without a window.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    /// Print one JSON value on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Walk the whole main job with invented mines and people, and keep what it leaves.
    Demo(Demo),
    /// Headquarters: enrol machines, receive records and blobs, sign receipts.
    Serve(Serve),
    /// Invite somebody to headquarters, at its own folder, whether or not it serves.
    Invite(Invite),
    /// Revoke somebody's keys at headquarters, at its own folder, whether or not it serves.
    Revoke(Revoke),
    /// Every operation over HTTP on this machine alone, for developing and tests; nobody is signed in
    /// unless --passphrase-file or --person says who.
    Door(Door),
    /// Take over a file.
    #[command(subcommand)]
    Import(Import),
    /// Write a file for other programs.
    #[command(subcommand)]
    Export(Export),
    /// One place in another system of coordinates.
    Coord(Coord),
    /// Draw by given numbers, or check a certificate.
    #[command(subcommand)]
    Draw(DrawCommand),
    /// The rules of the jurisdictions.
    #[command(subcommand)]
    Pack(PackCommand),
    /// “Says who?”: a clause in its document's words, and what became of it.
    Clause(ClauseArgs),
    /// Working days and the ends of periods.
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// A number's form and check character.
    #[command(subcommand)]
    Check(CheckCommand),
    /// Exchange with headquarters.
    Sync(Sync),
    /// Who signed a file, when, over what, and whether that is valid.
    Verify(Verify),
    /// Look at chain, checkpoints, contents and projections; change nothing but what signing in does.
    Doctor(Doctor),
}

#[derive(clap::Args)]
pub struct Demo {
    /// An empty or new folder.
    #[arg(long)]
    pub to: PathBuf,
    #[arg(long, default_value_t = 20_260_401)]
    pub seed: u64,
    /// How many mines.
    #[arg(long, default_value_t = 2_000)]
    pub mines: usize,
    /// Where headquarters will be served afterwards; the demo machine is enrolled there.
    #[arg(long, default_value = "127.0.0.1:7480")]
    pub listen: SocketAddr,
}

#[derive(clap::Args)]
pub struct Serve {
    #[arg(long)]
    pub data: PathBuf,
    #[arg(long, default_value = "127.0.0.1:7480")]
    pub listen: SocketAddr,
    /// The bureau's name in certificates, when the folder is new.
    #[arg(long, default_value = "绿色矿山监管总部")]
    pub organisation: String,
    /// The first administrator's name in their certificate.
    #[arg(long, default_value = "管理员")]
    pub administrator: String,
    /// GB/T 2260 code of the region that this headquarters serves.
    #[arg(long, default_value = "150000")]
    pub region: String,
}

#[derive(clap::Args)]
pub struct Invite {
    #[command(flatten)]
    pub server: Serve,
    #[arg(long)]
    pub name: String,
    /// The person's id, if they are registered already or get a second machine.
    #[arg(long)]
    pub person: Option<String>,
    /// administrator, officer or inspector
    #[arg(long, default_value = "inspector")]
    pub role: String,
    /// GB/T 2260 code of where the person works.
    #[arg(long)]
    pub county: String,
}

#[derive(clap::Args)]
pub struct Revoke {
    #[command(flatten)]
    pub server: Serve,
    /// The person's id; the id of one seat revokes the key of that machine alone.
    #[arg(long)]
    pub person: String,
}

#[derive(clap::Args)]
pub struct Door {
    #[command(flatten)]
    pub desk: Desk,
    #[arg(long, default_value = "127.0.0.1:7481")]
    pub listen: SocketAddr,
}

/// A machine's folder and who opens it.
#[derive(clap::Args)]
pub struct Desk {
    #[arg(long)]
    pub data: PathBuf,
    /// A file with the passphrase; otherwise it is asked for.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
    /// Name or id of the person; otherwise the first of the machine.
    #[arg(long)]
    pub person: Option<String>,
}

#[derive(Subcommand)]
pub enum Import {
    /// Mines from an xlsx workbook, a csv sheet in any encoding, a shapefile (or a zip of it), GeoJSON
    /// or a GeoPackage.
    Mines(ImportMines),
}

#[derive(Subcommand)]
pub enum Export {
    /// All mines; the file's extension says the format: xlsx, csv, geojson or gpkg.
    Mines(ExportFile),
    /// Penalties for the credit system, under each enterprise's name (GS-4.4); xlsx or csv.
    Credit(ExportFile),
}

#[derive(clap::Args)]
pub struct ExportFile {
    #[command(flatten)]
    pub desk: Desk,
    #[arg(long)]
    pub to: PathBuf,
}

#[derive(clap::Args)]
pub struct ImportMines {
    pub file: PathBuf,
    #[command(flatten)]
    pub desk: Desk,
    /// A TOML file: heading = "field" (or "ignore").
    #[arg(long)]
    pub columns: Option<PathBuf>,
    /// Which sheet of a workbook or layer of a GeoPackage; otherwise the first that has a header.
    #[arg(long, default_value = "")]
    pub sheet: String,
    /// Only say what would happen.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(clap::Args)]
pub struct Coord {
    /// The system's number in the EPSG register: 4490 or 4326 for degrees, 4491 to 4554 for
    /// CGCS2000 Gauss-Krüger.
    #[arg(long)]
    pub from: u32,
    #[arg(long)]
    pub to: u32,
    /// Easting or longitude.
    pub x: String,
    /// Northing or latitude.
    pub y: String,
}

#[derive(Subcommand)]
pub enum DrawCommand {
    /// A rehearsal: the same arithmetic with a secret that is given.
    Run(DrawRun),
    /// Check a certificate with nothing but its bytes.
    Verify(DrawVerify),
    /// Write the page that checks certificates in any browser, without network or this program.
    Verifier(DrawVerifier),
    /// The JSON Schema of a certificate.
    Schema,
    /// Reveal at headquarters, at its own folder, what an officer did not within three days of the
    /// witness event. The server may go on serving: machines that hold the draw get it from there.
    Open(DrawOpen),
}

#[derive(clap::Args)]
pub struct DrawOpen {
    #[command(flatten)]
    pub server: Serve,
    /// The draw's id.
    pub draw: String,
    /// When the witness event was, such as 2026-10-01T10:00:00+08:00.
    #[arg(long)]
    pub witnessed_at: String,
    /// What the witnesses read out, by the minutes or the lottery's publication.
    #[arg(long, requires = "digits_again")]
    pub digits: Option<String>,
    /// The same once more: headquarters' first word on a draw stands.
    #[arg(long, requires = "digits")]
    pub digits_again: Option<String>,
    /// Who was there by the minutes: a registered person's id or a role such as witness-1; once for
    /// each.
    #[arg(long)]
    pub present: Vec<String>,
    /// The certificate; beside it, ending in `.opened.json`, what a machine takes over.
    #[arg(long)]
    pub out: PathBuf,
}

#[derive(clap::Args)]
pub struct DrawRun {
    #[arg(long)]
    pub plan: PathBuf,
    /// 64 hex digits.
    #[arg(long)]
    pub secret: String,
    #[arg(long)]
    pub witness: String,
    #[arg(long)]
    pub out: PathBuf,
}

#[derive(clap::Args)]
pub struct DrawVerify {
    pub file: PathBuf,
    /// Whether it may count as official, not only whether it is right.
    #[arg(long)]
    pub official: bool,
    /// ID=KEY: the hex key known as that signer's; a KEY alone binds no name.
    #[arg(long)]
    pub known_key: Vec<String>,
}

#[derive(clap::Args)]
pub struct DrawVerifier {
    #[arg(long)]
    pub to: PathBuf,
}

#[derive(clap::Args)]
pub struct Sync {
    #[command(flatten)]
    pub desk: Desk,
    /// Once, instead of now and then until stopped.
    #[arg(long)]
    pub once: bool,
    /// Seconds between two exchanges.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub every: u64,
}

#[derive(clap::Args)]
pub struct Verify {
    pub file: PathBuf,
    /// Certificates that are trusted, in PEM.
    #[arg(long)]
    pub trust: Vec<PathBuf>,
}

#[derive(clap::Args)]
pub struct Doctor {
    #[command(flatten)]
    pub desk: Desk,
    /// Sign in and build the projections anew from the log first.
    #[arg(long)]
    pub rebuild: bool,
}
