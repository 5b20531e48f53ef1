//! Who takes part, and how it is organised.

use social_business_scan::{
    charts::Chart,
    core::{
        instrument::{OrgModel, Output},
        string_enum::StringEnum,
    },
    report::{
        organisation::Organisation,
        ratio_texts::{RatioScale, RatioTexts, Remark},
    },
};

use super::super::{INSTRUMENT, reader::Reader, sentence::About};

pub fn read_organisation(reader: &mut Reader<'_>, ratio: &RatioTexts, organisation: &Organisation) {
    read_ratio(reader, ratio);
    let Organisation { chart, name, description, reading, remarks } = organisation;
    let model = reader.facts.sheet.org_model.filter(|model| *model != OrgModel::DontKnow);
    reader.expect(chart.is_some() == model.is_some(), || format!("{model:?} without its drawing"));
    match model {
        Some(model) => read_model(reader, model, name, description.as_deref(), reading.as_deref()),
        None => {
            reader.states("result_not_known", About::Scan);
            reader.label(name, "");
            reader.expect(description.is_none() && reading.is_none(), || format!("{organisation:?}"));
        }
    }
    reader.states("result_org_no_best", About::Scan);
    let keys = [
        "texts.warnings.orgHolisticEarly",
        "texts.warnings.orgDecentralisedWithAgreements",
        "texts.warnings.orgCentralisedAllDepartments",
        "texts.warnings.orgDandelionSmall",
    ];
    read_remarks(reader, remarks, &keys);
}

fn read_model(
    reader: &mut Reader<'_>,
    model: OrgModel,
    name: &str,
    description: Option<&str>,
    reading: Option<&str>,
) {
    let (index, about) = (model.position(), About::Model(model));
    let path = |of: &str| format!("questions.orgModel.options[{index}].{of}");
    reader.shows_at("questions.orgModel.options*", &path("name"), name, about);
    if let Some(text) = description {
        reader.shows_at("questions.orgModel.options*", &path("description"), text, about);
    }
    let readings = [
        "questions.orgModel.options[0].reading",
        "questions.orgModel.options[1].reading",
        "questions.orgModel.options[2].reading",
        "questions.orgModel.options[3].reading",
        "questions.orgModel.options[4].reading",
    ];
    if let Some(text) = reading {
        reader.shows(text, &readings, about);
    }
}

fn read_ratio(reader: &mut Reader<'_>, ratio: &RatioTexts) {
    let RatioTexts { figure, scale, text, benchmark, remarks } = ratio;
    match figure {
        Some(text) => {
            let keys = [
                "result_ratio_single_none",
                "result_ratio_single",
                "result_ratio_none",
                "result_ratio_figure",
            ];
            reader.shows(text, &keys, About::Scan);
        }
        None => reader.states("result_not_known", About::Output(Output::Ratio)),
    }
    if let Some(RatioScale { title, chart, you }) = scale {
        reader.shows(title, &["chart_ratio_title"], About::Scan);
        reader.shows(you, &["result_ratio_you"], About::Scan);
        // The view lists the figure of 2011 beside it.
        reader.states("result_ratio_benchmark", About::Scan);
        if let Chart::Ratio(model) = &**chart {
            reader.shows(&model.benchmark.label.long, &["result_ratio_benchmark"], About::Scan);
            let drawn = model.you.as_ref().map_or("", |you| you.label.long.as_str());
            reader.shows(drawn, &["result_ratio_you"], About::Scan);
        }
    }
    for line in text {
        let keys = [
            "questions.ratio.smallNote",
            "questions.ratio.bands[0].text",
            "questions.ratio.bands[1].text",
            "questions.ratio.bands[2].text",
            "questions.ratio.bands[3].text",
            "questions.ratio.bands[4].text",
            "questions.ratio.bands[5].text",
            "questions.ratio.bands[6].text",
            "result_ratio_times",
            "result_ratio_small",
        ];
        reader.shows(line, &keys, About::Scan);
    }
    if let Some(text) = benchmark {
        reader.shows(text, &["questions.ratio.benchmark"], About::Scan);
    }
    read_remarks(reader, remarks, &["texts.warnings.ratioVsL5", "texts.warnings.ratioVsL4"]);
}

fn read_remarks(reader: &mut Reader<'_>, remarks: &[Remark], keys: &[&'static str]) {
    for Remark { text, items } in remarks {
        reader.shows(text, keys, About::Scan);
        for link in items {
            let item = reader.statement(link);
            let is_answered = reader.facts.step(item).is_some();
            reader.expect(is_answered, || format!("`{text}` points at {}", INSTRUMENT.item(item).id));
        }
    }
}
