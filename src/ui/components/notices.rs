//! Notices above the screen: about storage, about an import, about answers of an earlier version.

pub mod confirmation;
pub mod import_notice;
pub mod migration_notice;
pub mod storage_notices;
