//! What is left of the machine's battery, where the system tells it in files, as Linux does. Elsewhere
//! nothing is known, and the screen says nothing of it.

use std::fs;
use std::path::Path;

const SUPPLIES: &str = "/sys/class/power_supply";

/// In percent, while the machine runs on it.
pub fn left() -> Option<u8> {
    left_in(Path::new(SUPPLIES))
}

/// Of several batteries the fullest: the machine runs until that one is empty.
fn left_in(supplies: &Path) -> Option<u8> {
    let folders = fs::read_dir(supplies).ok()?.flatten().map(|entry| entry.path());
    let own: Vec<_> = folders.filter(|folder| is_of_the_machine(folder)).collect();
    let runs_on_it = own.iter().any(|folder| said(folder, "status") == "Discharging");
    let left = own.iter().filter_map(|folder| said(folder, "capacity").parse::<u8>().ok());
    left.max().filter(|_| runs_on_it)
}

/// A mouse or a pen has a battery too.
fn is_of_the_machine(folder: &Path) -> bool {
    said(folder, "type") == "Battery" && said(folder, "scope") != "Device"
}

/// Empty where it is not said.
fn said(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the system lists them: its name, then each file with what it says.
    type Supply<'a> = (&'a str, &'a [(&'a str, &'a str)]);

    fn left_of(supplies: &[Supply<'_>]) -> Option<u8> {
        let folder = tempfile::tempdir().unwrap();
        for (name, files) in supplies {
            let supply = folder.path().join(name);
            fs::create_dir(&supply).unwrap();
            for (file, text) in *files {
                fs::write(supply.join(file), format!("{text}\n")).unwrap();
            }
        }
        left_in(folder.path())
    }

    const MAINS: Supply<'static> = ("AC", &[("type", "Mains"), ("online", "1")]);
    const MOUSE: Supply<'static> = (
        "hid-mouse",
        &[("type", "Battery"), ("scope", "Device"), ("status", "Discharging"), ("capacity", "3")],
    );

    #[test]
    fn what_is_left_counts_while_the_machine_runs_on_it() {
        let battery = |status| [("type", "Battery"), ("status", status), ("capacity", "41")];
        assert_eq!(left_of(&[MAINS, ("BAT0", &battery("Discharging"))]), Some(41));
        for status in ["Charging", "Full", "Not charging", "Unknown"] {
            assert_eq!(left_of(&[MAINS, ("BAT0", &battery(status))]), None, "{status}");
        }
    }

    #[test]
    fn of_two_batteries_the_fullest_and_never_that_of_a_mouse() {
        let first = [("type", "Battery"), ("status", "Discharging"), ("capacity", "5")];
        let second = [("type", "Battery"), ("status", "Unknown"), ("capacity", "80")];
        assert_eq!(left_of(&[("BAT0", &first), ("BAT1", &second), MOUSE]), Some(80));
        assert_eq!(left_of(&[MAINS, MOUSE]), None);
    }

    #[test]
    fn what_the_system_does_not_tell_is_not_known() {
        let silent = [("type", "Battery"), ("status", "Discharging"), ("capacity", "")];
        assert_eq!(left_of(&[("BAT0", &silent)]), None);
        assert_eq!(left_in(Path::new("/nowhere at all")), None);
    }
}
