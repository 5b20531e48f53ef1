//! What the frames around the page keep it from, as far as it can know.

/// What works in the frames around the page. Where nothing is known, everything is offered, and a sentence says what may
/// be in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameSandbox {
    /// Files can be saved.
    pub saves_files: bool,
    /// It can be printed.
    pub prints: bool,
    /// A new tab can be opened in which all of this works.
    pub opens_free_tab: bool,
}

impl Default for FrameSandbox {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl FrameSandbox {
    /// Of the `sandbox` attributes of the frames around the page. A frame inherits what the one around it may not do, so
    /// each of them must allow it. An empty text is no sandbox: in one without any flag no script of ours runs.
    #[must_use]
    pub fn of(sandboxes: &[String]) -> Self {
        let allow = |wanted: &str| {
            sandboxes.iter().all(|flags| {
                let mut flags = flags.split_ascii_whitespace().peekable();
                flags.peek().is_none() || flags.any(|flag| flag.eq_ignore_ascii_case(wanted))
            })
        };
        Self {
            saves_files: allow("allow-downloads"),
            prints: allow("allow-modals"),
            opens_free_tab: allow("allow-popups") && allow("allow-popups-to-escape-sandbox"),
        }
    }

    /// The first text where files can be saved, the second where it would be advice that nobody can follow.
    #[must_use]
    pub const fn of_files(self, saves: &'static str, saves_not: &'static str) -> &'static str {
        if self.saves_files { saves } else { saves_not }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sandbox(flags: &[&str]) -> FrameSandbox {
        FrameSandbox::of(&flags.iter().map(|flags| (*flags).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn outside_frames_and_in_frames_without_a_sandbox_everything_works() {
        let all = FrameSandbox { saves_files: true, prints: true, opens_free_tab: true };

        assert_eq!(FrameSandbox::default(), all);
        assert_eq!(sandbox(&["", "  "]), all);
    }

    #[test]
    fn each_flag_allows_one_thing_however_it_is_written() {
        let ours = "allow-scripts allow-same-origin";
        let none = FrameSandbox { saves_files: false, prints: false, opens_free_tab: false };

        assert_eq!(sandbox(&[ours]), none);
        assert_eq!(
            sandbox(&["allow-scripts\nALLOW-Downloads\tallow-same-origin"]),
            FrameSandbox { saves_files: true, ..none }
        );
        assert_eq!(sandbox(&["allow-scripts allow-modals"]), FrameSandbox { prints: true, ..none });
        assert_eq!(sandbox(&["allow-scripts allow-popups"]), none);
        let tabs = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
        assert_eq!(sandbox(&[tabs]), FrameSandbox { opens_free_tab: true, ..none });
        assert_eq!(sandbox(&["allow-scripts allow-downloads-of-others"]), none);
    }

    #[test]
    fn advice_to_save_a_file_is_given_where_it_can_be_followed() {
        let (a_file, a_code) = ("Save a file.", "Copy your code.");

        assert_eq!(sandbox(&["allow-scripts allow-downloads"]).of_files(a_file, a_code), a_file);
        assert_eq!(sandbox(&["allow-scripts"]).of_files(a_file, a_code), a_code);
    }

    #[test]
    fn what_one_frame_of_several_forbids_is_forbidden() {
        let free = "allow-scripts allow-downloads allow-modals";

        assert!(sandbox(&[free, "", free]).saves_files);
        assert!(!sandbox(&[free, "allow-scripts allow-modals"]).saves_files);
        assert!(!sandbox(&["allow-scripts allow-modals", free]).saves_files);
        assert!(sandbox(&["allow-scripts allow-modals", free]).prints);
    }
}
