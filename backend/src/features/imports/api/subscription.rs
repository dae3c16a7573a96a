use async_graphql::{Context, ID, Result, Subscription};
use futures::{Stream, StreamExt as _, future, stream};
use tokio_stream::wrappers::BroadcastStream;
use uuid::Uuid;

use crate::features::imports::api::types::Import;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::infra::bus::Event;
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{ImportId, TypedId};
use crate::kernel::scope::UserScope;

/// Listening to imports.
#[derive(Default)]
pub struct ImportSubscription;

#[Subscription]
impl ImportSubscription {
    /// One of the viewer's imports as it is now, and again whenever it got further; null where there is
    /// none of this id.
    async fn import_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id, `import_…`.")] id: ID,
    ) -> Result<impl Stream<Item = Result<Option<Import>>> + use<>> {
        let id = ImportId::parse(&id).map_err(bad_id)?;
        let scope = ctx.person()?.scope.clone();
        let services = ctx.services()?.clone();
        let events = BroadcastStream::new(services.bus.subscribe());
        let (of, import) = (scope.user().uuid(), id.uuid());
        // Whatever was missed makes it read again.
        let moved = events.filter(move |event| {
            future::ready(match event {
                Ok(Event::Changed(change)) => {
                    is_of(change.only_user, of)
                        && change.kind == RecordKind::Import
                        && change.id == import
                }
                Ok(Event::Resync) | Err(_) => true,
            })
        });
        let at_once = stream::once(future::ready(()));
        let looks = at_once.chain(moved.map(|_| ()));
        Ok(looks.then(move |()| {
            let (services, scope): (_, UserScope) = (services.clone(), scope.clone());
            async move {
                let found = services.imports.find(&scope, id).await.map_err(storage)?;
                Ok(found.map(Import::from))
            }
        }))
    }
}

fn is_of(only_user: Option<Uuid>, user: Uuid) -> bool {
    only_user == Some(user)
}
