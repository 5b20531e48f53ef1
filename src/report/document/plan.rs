//! A plan as a table of the report.

use super::Table;
use crate::{plan::Plan, report::plan::ActionPresenter};

/// What to do, who and when, in the order of the plan; `None` for a plan without actions.
#[must_use]
pub fn plan_table(presenter: ActionPresenter<'_>, plan: &Plan) -> Option<Table> {
    let strings = presenter.strings;
    let rows: Vec<Vec<String>> = plan
        .actions()
        .iter()
        .map(|action| {
            let done = action.done.then(|| strings.plan_done.to_owned());
            let when: Vec<String> =
                action.date.map(|date| date.to_string()).into_iter().chain(done).collect();
            vec![presenter.title(action), action.owner.trim().to_owned(), when.join(" – ")]
        })
        .collect();
    let heads = [strings.plan_text, strings.plan_owner, strings.plan_date].map(str::to_owned);
    let caption = strings.document_plan.to_owned();
    (!rows.is_empty()).then(|| Table { caption, heads: heads.into(), shares: vec![11, 4, 4], rows })
}
