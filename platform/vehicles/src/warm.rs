//! Fills the cache with the newest years after a switch of releases, without hurry.

use std::sync::{Arc, Weak};

use crate::api::lists::Lists;
use crate::catalogue::Years;
use crate::service::{Current, Parts, VehiclesService};
use crate::store::query::VehicleKinds;

/// How many of the newest years.
const YEARS: usize = 3;

impl VehiclesService {
    /// Fills the cache in the background; ends early when the service or the release is gone.
    pub(crate) fn warm(&self, current: &Arc<Current>) {
        let (service, current) = (Arc::downgrade(&self.0), Arc::downgrade(current));
        tokio::spawn(async move {
            let done = warm(&service, &current).await;
            tracing::debug!(lists = done, "warmed the cache of the catalogue");
        });
    }
}

/// Years, makes and models of mainstream cars; one list at a time, so that requests go first.
async fn warm(service: &Weak<Parts>, current: &Weak<Current>) -> usize {
    let mut done = 0;
    for step in 0.. {
        let (Some(parts), Some(current)) = (service.upgrade(), current.upgrade()) else {
            return done;
        };
        let service = VehiclesService(parts);
        let is_current = service
            .current()
            .is_some_and(|now| Arc::ptr_eq(&now, &current));
        let Some(year) = newest(&current, step).filter(|_| is_current) else {
            break;
        };
        let lists = Lists {
            service: &service,
            current: &current,
        };
        done += year_lists(&lists, year).await;
    }
    done
}

fn newest(current: &Current, step: usize) -> Option<u32> {
    let mut years: Vec<u32> = Years(current.release.years.light).iter().collect();
    years.reverse();
    years.into_iter().take(YEARS).nth(step)
}

async fn year_lists(lists: &Lists<'_>, year: u32) -> usize {
    let kinds = VehicleKinds::Light;
    let mut done = usize::from(lists.years(kinds).await.is_ok());
    done += usize::from(lists.makes(year, kinds, false).await.is_ok());
    let makes = lists.service.store();
    let makes = makes
        .makes(lists.current.release.id, year, kinds, false)
        .await;
    for make in makes.unwrap_or_default() {
        done += usize::from(lists.models(year, make.id, kinds).await.is_ok());
        tokio::task::yield_now().await;
    }
    done
}
