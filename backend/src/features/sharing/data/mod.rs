//! Where grants, links and offers are stored; the only code that names their tables.

mod entities;
mod grants;
mod links;
mod transfers;

pub use grants::{GrantWriter, all_of_member, of_vehicle as grants_of};
pub use links::{
    LinkWriter, by_hash as link_by_hash, find as find_link, forget_before, of_vehicle as links_of,
};
pub use transfers::{TransferWriter, accept, by_hash as transfer_by_hash, lock_by_hash};
