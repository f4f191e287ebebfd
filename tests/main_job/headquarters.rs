//! Headquarters, prepared and served by the built command line.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use crate::harness::{Result, Service, free_port, qingshan};

use super::machine::REGION;

pub struct Headquarters {
    /// One line for each person, as an administrator hands it over.
    pub invitations: Vec<String>,
    /// The certificate that everything is trusted by.
    pub root: PathBuf,
    listen: String,
    _service: Service,
}

impl Headquarters {
    /// A fresh headquarters on a free port that has invited these people.
    pub fn start(folder: &Path, names: &[&str]) -> Result<Self> {
        let listen = format!("127.0.0.1:{}", free_port()?);
        let data = folder.to_str().ok_or("a folder with a readable name")?;
        let place = ["--data", data, "--listen", &listen];
        let mut invitations = Vec::new();
        let mut pem = String::new();
        for name in names {
            let who = ["--json", "invite", "--name", name, "--county", REGION];
            let said = qingshan(&[&who[..], &place].concat())?.json()?;
            let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
            invitations.push(text("invitation"));
            pem = text("root");
        }
        let root = folder.with_file_name("ca.pem");
        std::fs::write(&root, pem)?;
        let service = Service::start(&[&["--json", "serve"][..], &place].concat())?;
        Ok(Self { invitations, root, listen, _service: service })
    }

    /// One number of `/metrics`.
    pub fn counts(&self, what: &str) -> Result<u64> {
        let mut stream = TcpStream::connect(&self.listen)?;
        let request = format!("GET /metrics HTTP/1.1\r\nHost: {}\r\n", self.listen);
        stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let mut lines = answer.lines().filter_map(|line| line.strip_prefix(what));
        let value = lines.find_map(|rest| rest.trim().parse().ok());
        value.ok_or_else(|| format!("no {what} in {answer}").into())
    }
}
