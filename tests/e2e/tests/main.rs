//! The scan in real browsers. Each file is one subject, each function one sentence.

mod api;
mod api_events;
mod attempts;
mod axe;
mod boxes;
mod charts;
mod contrast;
mod cost;
mod data_panel;
mod early;
mod early_moments;
mod edit;
mod examples;
mod faults;
mod frame;
mod frame_messages;
mod frame_view;
mod frameworks;
mod host_policy;
mod hostile;
mod incoming;
mod instances;
mod journey_full;
mod journey_quick;
mod keyboard;
mod language;
mod layout;
mod loading;
mod memory;
mod natives;
mod nested;
mod offline;
mod offline_update;
mod panic;
mod policy;
mod recipes;
mod resume;
mod single_file;
mod skeleton;
mod states;
mod storage;
mod tabs;
mod taking;
mod together;
mod toolchain;
mod versions;

use std::process::ExitCode;

use e2e::runner::Unsteady;

/// Scenarios that may pass the second time only, each with its reason: at most three.
const UNSTEADY: &[Unsteady] = &[];

fn main() -> ExitCode {
    e2e::runner::main(
        &[
            // The longest first, so that no browser is left alone with it at the end.
            states::ALL,
            journey_full::ALL,
            journey_quick::ALL,
            resume::ALL,
            language::ALL,
            keyboard::ALL,
            edit::ALL,
            policy::ALL,
            offline::ALL,
            offline_update::ALL,
            storage::ALL,
            early::ALL,
            early_moments::ALL,
            faults::ALL,
            layout::ALL,
            charts::ALL,
            cost::ALL,
            axe::ALL,
            instances::ALL,
            tabs::ALL,
            versions::ALL,
            attempts::ALL,
            data_panel::ALL,
            together::ALL,
            api::ALL,
            api_events::ALL,
            boxes::ALL,
            frameworks::ALL,
            memory::ALL,
            single_file::ALL,
            hostile::ALL,
            incoming::ALL,
            natives::ALL,
            host_policy::ALL,
            loading::ALL,
            skeleton::ALL,
            panic::ALL,
            nested::ALL,
            recipes::ALL,
            examples::ALL,
            frame::ALL,
            frame_messages::ALL,
            frame_view::ALL,
            contrast::ALL,
            taking::ALL,
            toolchain::ALL,
        ]
        .concat(),
        UNSTEADY,
    )
}
