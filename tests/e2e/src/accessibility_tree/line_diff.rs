//! Two texts line by line.

/// Lines around a difference that are shown with it.
const AROUND: usize = 2;

/// What was (`-`) and what is (`+`), with the lines around.
pub fn line_diff(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // How many lines two endings have in common.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for one in (0..old.len()).rev() {
        for two in (0..new.len()).rev() {
            common[one][two] = if old[one] == new[two] {
                common[one + 1][two + 1] + 1
            } else {
                common[one + 1][two].max(common[one][two + 1])
            };
        }
    }
    let (mut one, mut two) = (0, 0);
    let mut lines = Vec::new();
    while one < old.len() || two < new.len() {
        if one < old.len() && two < new.len() && old[one] == new[two] {
            lines.push((' ', old[one]));
            (one, two) = (one + 1, two + 1);
        } else if one < old.len() && (two == new.len() || common[one + 1][two] >= common[one][two + 1]) {
            lines.push(('-', old[one]));
            one += 1;
        } else {
            lines.push(('+', new[two]));
            two += 1;
        }
    }
    let is_near = |at: usize| {
        let near = lines.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len()));
        near.is_some_and(|near| near.iter().any(|(sign, _)| *sign != ' '))
    };
    let mut text = String::new();
    let mut is_gap = false;
    for (at, (sign, line)) in lines.iter().enumerate() {
        if is_near(at) {
            text += &format!("{sign} {line}\n");
        } else if !is_gap {
            text += "  …\n";
        }
        is_gap = !is_near(at);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_shown_with_what_is_around_it() {
        let before = "a\nb\nc\nd\ne\nf\ng\n";

        assert_eq!(line_diff(before, "a\nb\nc\nd\nE\nf\ng\nh\n"), "  …\n  c\n  d\n- e\n+ E\n  f\n  g\n+ h\n");
        assert_eq!(line_diff("", "a\n"), "+ a\n");
        assert_eq!(line_diff("a\n", ""), "- a\n");
    }
}
