//! Scores over time.

use social_business_scan::charts::{
    Chart, Pillar, TrendModel, TrendMoment, TrendPanel, TrendPoint, TrendSubject,
};

fn panel(subject: TrendSubject, name: &str, scores: &[Option<f64>], norm: Option<f64>) -> TrendPanel {
    let point = |score: &Option<f64>| score.map(|score| TrendPoint { score, margin: 9.0 });
    let last = scores.last().copied().flatten();
    TrendPanel {
        subject,
        name: name.to_owned(),
        value: last.map_or_else(|| "–".to_owned(), |score| format!("{score:.0} ± 9")),
        points: scores.iter().map(point).collect(),
        norm,
    }
}

fn moments(days: &[(f64, &str)]) -> Vec<TrendMoment> {
    days.iter().map(|(day, label)| TrendMoment { day: *day, label: (*label).to_owned() }).collect()
}

/// Three measurements: a year apart, then half a year.
pub fn trend() -> Chart {
    let panel =
        |pillar, name, scores: [f64; 3]| panel(TrendSubject::Pillar(pillar), name, &scores.map(Some), None);
    Chart::Trend(TrendModel {
        moments: moments(&[(0.0, "20 nov 2024"), (365.0, "20 nov 2025"), (545.0, "19 mei 2026")]),
        panels: vec![
            panel(Pillar::People, "People", [52.0, 61.0, 69.0]),
            panel(Pillar::Profit, "Profit", [48.0, 46.0, 50.0]),
            panel(Pillar::Planet, "Planet", [97.0, 72.0, 48.0]),
        ],
        band_label: "gekleurd vlak: de marge".to_owned(),
        norm_label: String::new(),
    })
}

/// Twenty-four measurements, close together and far apart, some without a score.
pub fn trend_levels() -> Chart {
    let days: Vec<(f64, &str)> = (0..24)
        .map(|index| (f64::from(index * index), ["1 feb 2024", "12 mrt 2025"][index as usize % 2]))
        .collect();
    let level = |level: u8, name| {
        let score = |index: u8| {
            (index % 7 != level).then(|| (f64::from(10 * level) + 2.5 * f64::from(index)).min(100.0))
        };
        let scores: Vec<Option<f64>> = (0..24).map(score).collect();
        panel(TrendSubject::Level(level), name, &scores, Some(70.0))
    };
    Chart::Trend(TrendModel {
        moments: moments(&days),
        panels: vec![
            level(5, "Volledig sociaal"),
            level(4, "Vertrouwen"),
            level(3, "Verbinding"),
            level(2, "Zekerheid en veiligheid"),
            level(1, "Basis"),
        ],
        band_label: "gekleurd vlak: de marge".to_owned(),
        norm_label: "streepjes: drempel 70".to_owned(),
    })
}
