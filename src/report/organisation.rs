//! How social media are organised: a reading, never a ranking.

use std::rc::Rc;

use super::{Reader, drawings, ratio::Remark};
use crate::{
    charts::Chart,
    core::instrument::{OrgModel, Text, WarningCode},
};

/// The model in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The drawing; `None` if the model is not known.
    pub chart: Option<Rc<Chart>>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// What it means.
    pub reading: Option<String>,
    /// Where the model and the answers disagree.
    pub remarks: Vec<Remark>,
}

/// Puts the model into words.
#[must_use]
pub fn organisation(reader: Reader<'_>) -> Organisation {
    let model = reader.report.org_model.filter(|model| *model != OrgModel::DontKnow);
    let option = model.map(|model| reader.instrument.org_model(model));
    let text = |text: Option<&Text>| text.map(|text| text.get(reader.lang).to_owned());
    Organisation {
        chart: model.and_then(drawings::organisation),
        name: option.map_or_else(String::new, |option| option.name.get(reader.lang).to_owned()),
        description: text(option.and_then(|option| option.description.as_ref())),
        reading: text(option.and_then(|option| option.reading.as_ref())),
        remarks: super::ratio::remarks(
            reader,
            &[
                WarningCode::OrgHolisticEarly,
                WarningCode::OrgDecentralisedWithAgreements,
                WarningCode::OrgCentralisedAllDepartments,
                WarningCode::OrgDandelionSmall,
            ],
        ),
    }
}
