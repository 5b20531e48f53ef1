//! Reading version numbers: from what a tool prints and from `Cargo.lock`.

/// The version in the output of `tool --version`: its first word that starts with a digit.
pub fn printed(output: &str) -> Option<String> {
    let word = output.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(word.trim_end_matches([',', ';', ')']).to_owned())
}

/// The version of a package in the text of a `Cargo.lock`, or of its own `Cargo.toml`.
pub fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_each_tool_prints() {
        for (output, expected) in [
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("geckodriver 0.37.1 (abc 2026-01-01 00:00 +0000)\n\nThe source code", "0.37.1"),
        ] {
            assert_eq!(printed(output).as_deref(), Some(expected), "{output}");
        }
        assert_eq!(printed("no number here"), None);
    }

    #[test]
    fn a_package_whose_name_only_starts_the_same_is_not_taken() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "yew"), None);
    }
}
