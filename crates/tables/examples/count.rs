//! Reads a workbook and says how long it took and how much memory: `count FILE`.

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: count FILE.xlsx")?;
    let bytes = std::fs::read(path)?;
    let start = Instant::now();
    let mut workbook = tables::Workbook::open(&bytes)?;
    let sheet = workbook.sheets().into_iter().next().ok_or("no sheet can be seen")?;
    let opened = start.elapsed();
    let (mut rows, mut cells) = (0_u64, 0_usize);
    for row in workbook.rows(&sheet)? {
        rows += 1;
        cells += row?.cells.len();
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    println!("{rows} rows, {cells} cells, opened {opened:?}, all {:?}, {peak}", start.elapsed());
    Ok(())
}
