//! How social media are organised: a reading, never a ranking.

use std::rc::Rc;

use super::ratio_texts::Remark;
use crate::report::ReportPresenter;
use crate::{
    charts::{Chart, OrgShape},
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

/// Puts the model into words; `None` where nobody asks for it.
#[must_use]
pub fn organisation(presenter: ReportPresenter<'_>) -> Option<Organisation> {
    if !presenter.instrument.questions.asks_org_model {
        return None;
    }
    let model = presenter.report.org_model.filter(|model| *model != OrgModel::DontKnow);
    let option = model.map(|model| presenter.instrument.org_model(model));
    let text = |text: Option<&Text>| text.map(|text| text.get(presenter.lang).to_owned());
    Some(Organisation {
        chart: model.and_then(chart),
        name: option.map_or_else(String::new, |option| option.name.get(presenter.lang).to_owned()),
        description: text(option.and_then(|option| option.description.as_ref())),
        reading: text(option.and_then(|option| option.reading.as_ref())),
        remarks: super::ratio_texts::remarks(
            presenter,
            &[
                WarningCode::OrgHolisticEarly,
                WarningCode::OrgDecentralisedWithAgreements,
                WarningCode::OrgCentralisedAllDepartments,
                WarningCode::OrgDandelionSmall,
            ],
        ),
    })
}

/// The drawing of an organisation model; `None` for "don't know".
fn chart(model: OrgModel) -> Option<Rc<Chart>> {
    shape(model).map(|shape| Rc::new(Chart::OrgModel(shape)))
}

/// What the drawing of an organisation model shows; `None` for "don't know".
#[must_use]
pub const fn shape(model: OrgModel) -> Option<OrgShape> {
    Some(match model {
        OrgModel::Decentralised => OrgShape::Decentralised,
        OrgModel::Centralised => OrgShape::Centralised,
        OrgModel::HubAndSpoke => OrgShape::HubAndSpoke,
        OrgModel::MultipleHubAndSpoke => OrgShape::MultipleHubAndSpoke,
        OrgModel::Holistic => OrgShape::Holistic,
        OrgModel::DontKnow => return None,
    })
}
