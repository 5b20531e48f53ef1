//! The scan in real browsers. Each file is one subject, each function one sentence.

mod about;
mod api;
mod api_events;
mod attempts;
mod author;
mod axe;
mod change;
mod charts;
mod concurrent_tabs;
mod content_blockers;
mod contrast;
mod csp_and_network;
mod data_panel;
mod edit;
mod examples;
mod export;
mod faults;
mod fingerprinting;
mod foreign_nodes;
mod frame;
mod frame_messages;
mod frame_sandbox;
mod frame_view;
mod frameworks;
mod host_control;
mod host_csp;
mod host_layout;
mod hostile;
mod import;
mod instances;
mod journey_full;
mod journey_quick;
mod json_depth;
mod keyboard;
mod language;
mod language_files;
mod layout;
mod lms;
mod loader;
mod loading;
mod memory;
mod no_wasm;
mod offline;
mod offline_update;
mod one_by_one;
mod own_questionnaire;
mod owner_settings;
mod panic;
mod patched_builtins;
mod plan;
mod prerender;
mod prerender_races;
mod recipes;
mod render_scope;
mod report;
mod result;
mod resume;
mod rewritten_scripts;
mod sharing;
mod single_file;
mod skeleton;
mod slots;
mod states;
mod storage;
mod tabs;
mod team;
mod team_more;
mod toolchain;
mod versions;
mod what_if;
mod without_app;

use std::process::ExitCode;

use e2e::runner::Unsteady;

/// Scenarios that may pass the second time only, each with its reason: at most three.
const UNSTEADY: &[Unsteady] = &[];

fn main() -> ExitCode {
    e2e::runner::main(
        &[
            // The longest first, so that no browser is left alone with it at the end.
            states::ALL,
            foreign_nodes::ALL,
            journey_full::ALL,
            journey_quick::ALL,
            resume::ALL,
            result::ALL,
            rewritten_scripts::ALL,
            language::ALL,
            language_files::ALL,
            keyboard::ALL,
            plan::ALL,
            what_if::ALL,
            edit::ALL,
            csp_and_network::ALL,
            offline::ALL,
            offline_update::ALL,
            no_wasm::ALL,
            one_by_one::ALL,
            storage::ALL,
            prerender::ALL,
            without_app::ALL,
            prerender_races::ALL,
            faults::ALL,
            layout::ALL,
            lms::ALL,
            charts::ALL,
            render_scope::ALL,
            axe::ALL,
            instances::ALL,
            tabs::ALL,
            team::ALL,
            team_more::ALL,
            versions::ALL,
            attempts::ALL,
            author::ALL,
            change::ALL,
            data_panel::ALL,
            concurrent_tabs::ALL,
            about::ALL,
            api::ALL,
            api_events::ALL,
            host_control::ALL,
            host_layout::ALL,
            frameworks::ALL,
            memory::ALL,
            single_file::ALL,
            hostile::ALL,
            import::ALL,
            sharing::ALL,
            patched_builtins::ALL,
            host_csp::ALL,
            loader::ALL,
            loading::ALL,
            own_questionnaire::ALL,
            skeleton::ALL,
            panic::ALL,
            json_depth::ALL,
            slots::ALL,
            owner_settings::ALL,
            recipes::ALL,
            examples::ALL,
            frame::ALL,
            frame_messages::ALL,
            frame_sandbox::ALL,
            frame_view::ALL,
            content_blockers::ALL,
            contrast::ALL,
            export::ALL,
            report::ALL,
            fingerprinting::ALL,
            toolchain::ALL,
        ]
        .concat(),
        UNSTEADY,
    )
}
