//! The result file of the page is that of the command line.

use social_business_scan::{
    app::files::result::text,
    core::{instrument::Instrument, result_file::ResultFile, score::score},
};

/// JavaScript's way: no fraction where there is none, and an exponent for what is very small.
fn as_javascript(number: f64) -> String {
    if number != 0.0 && number.abs() < 1e-6 { format!("{number:e}") } else { number.to_string() }
}

#[test]
fn the_result_file_is_what_the_command_line_prints() {
    let instrument = Instrument::built_in().unwrap();
    for (id, sheet) in super::cases() {
        let report = score(&instrument, &sheet);
        let file = ResultFile { instrument: &instrument, report: &report };
        let printed = serde_json::to_string(&file).unwrap();

        let text = text(&file, as_javascript);

        assert_eq!(text, printed + "\n", "{id}");
    }
}
