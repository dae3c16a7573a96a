//! The lists behind the routes, each kept under a key of release, year, make and model. The
//! warming after a switch calls them as the routes do.

use platform_kit::problem::Problem;

use super::answer::{Kept, Made, kept, store_problem};
use super::items::{EngineItem, FoundItem, NamedItem, TransmissionItem, TrimItem};
use crate::catalogue::narrow::{self, Choice, Known};
use crate::catalogue::search::{self, Query, Wanted};
use crate::catalogue::{Engine, Scope, TrimKind, Years};
use crate::service::{Current, VehiclesService};
use crate::store::StoreError;
use crate::store::query::{EngineRow, TransmissionRow, TrimRow, VehicleKinds};

type Answer = Result<Kept, Problem>;

/// The service and the release that answers a request.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    pub service: &'a VehiclesService,
    pub current: &'a Current,
}

/// A model in a year.
#[derive(Clone, Copy, Debug)]
pub struct ModelYear {
    pub year: u32,
    pub make: u32,
    pub model: u32,
}

/// What of a model in a year was chosen already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chosen {
    pub trim: Option<u32>,
    pub engine: Option<u32>,
}

impl ModelYear {
    fn key(self, chosen: Chosen) -> String {
        let Self { year, make, model } = self;
        let id = |id: Option<u32>| id.unwrap_or(0);
        format!(
            "{year}:{make}:{model}:{}:{}",
            id(chosen.trim),
            id(chosen.engine)
        )
    }
}

fn unknown(parameter: &str, id: u32) -> Problem {
    Problem::not_found(format!("There is no {parameter} {id}.")).with_parameter(parameter)
}

fn items<R, T: From<R>>(rows: impl IntoIterator<Item = R>) -> Vec<T> {
    rows.into_iter().map(T::from).collect()
}

impl Lists<'_> {
    fn release(&self) -> i32 {
        self.current.release.id
    }

    /// Years with any vehicle, newest first.
    ///
    /// # Errors
    /// When the list cannot be made.
    pub async fn years(&self, kinds: VehicleKinds) -> Answer {
        let sets = self.current.release.years;
        let set = match kinds {
            VehicleKinds::Light => sets.light,
            VehicleKinds::Motorcycle => sets.motorcycle,
            VehicleKinds::All => sets.all,
        };
        let key = format!("{kinds:?}");
        kept(self.service, self.current, "years", &key, async {
            let mut years: Vec<u32> = Years(set).iter().collect();
            years.reverse();
            Ok(Made::List(years))
        })
        .await
    }

    /// Makes that built something in a year.
    ///
    /// # Errors
    /// When the list cannot be made.
    pub async fn makes(&self, year: u32, kinds: VehicleKinds, all: bool) -> Answer {
        let key = format!("{year}:{kinds:?}:{all}");
        kept(self.service, self.current, "makes", &key, async {
            let store = self.service.store();
            let rows = store.makes(self.release(), year, kinds, all).await?;
            Ok(Made::List(items::<_, NamedItem>(rows)))
        })
        .await
    }

    /// Models of a make in a year.
    ///
    /// # Errors
    /// When the make is unknown or the list cannot be made.
    pub async fn models(&self, year: u32, make: u32, kinds: VehicleKinds) -> Answer {
        let key = format!("{year}:{make}:{kinds:?}");
        kept(self.service, self.current, "models", &key, async {
            let store = self.service.store();
            if !store.has_make(self.release(), make).await? {
                return Ok(Made::Absent(unknown("make_id", make)));
            }
            let rows = store.models(self.release(), year, make, kinds).await?;
            Ok(Made::List(items::<_, NamedItem>(rows)))
        })
        .await
    }

    /// What is wrong with the ids, if anything.
    async fn fault(&self, asked: ModelYear) -> Result<Option<Problem>, StoreError> {
        let store = self.service.store();
        if !store.has_make(self.release(), asked.make).await? {
            return Ok(Some(unknown("make_id", asked.make)));
        }
        let known = store.has_model(self.release(), asked.make, asked.model);
        let known = known.await?;
        Ok((!known).then(|| unknown("model_id", asked.model)))
    }

    /// Trims of a model in a year; where there are none, its series.
    ///
    /// # Errors
    /// When an id is unknown or the list cannot be made.
    pub async fn trims(&self, asked: ModelYear) -> Answer {
        let key = asked.key(Chosen::default());
        kept(self.service, self.current, "trims", &key, async {
            if let Some(problem) = self.fault(asked).await? {
                return Ok(Made::Absent(problem));
            }
            let rows = self
                .service
                .store()
                .trims(self.release(), asked.model)
                .await?;
            let rows = trims_of_year(rows, asked.year);
            let known = self.known(asked, None, None);
            let whole = match rows.first().map(|row| row.kind) {
                Some(TrimKind::Trim) => known.trims_whole,
                Some(TrimKind::Series) => known.series_whole,
                None => false,
            };
            Ok(Made::Judged(items::<_, TrimItem>(rows), whole))
        })
        .await
    }

    /// Engines of a model in a year, fewer where the trim tells.
    ///
    /// # Errors
    /// When an id is unknown or the list cannot be made.
    pub async fn engines(&self, asked: ModelYear, chosen: Chosen) -> Answer {
        let key = asked.key(chosen);
        kept(self.service, self.current, "engines", &key, async {
            if let Some(problem) = self.fault(asked).await? {
                return Ok(Made::Absent(problem));
            }
            let trim = match self.trim(asked, chosen.trim).await? {
                Ok(trim) => trim,
                Err(problem) => return Ok(Made::Absent(problem)),
            };
            let rows = self.service.store().engines(self.release(), asked.model);
            let mut rows = engines_of_year(rows.await?, asked.year);
            if let Some(trim) = &trim {
                let known = self.known(asked, Some(trim), None);
                rows = narrowed(rows, |row| fits(&row.engine, &known));
            }
            let whole = rows.iter().any(|row| row.scope == Scope::Model);
            Ok(Made::Judged(items::<_, EngineItem>(rows), whole))
        })
        .await
    }

    /// Transmissions of a model in a year, fewer where trim and engine tell, then a general list.
    ///
    /// # Errors
    /// When an id is unknown or the list cannot be made.
    pub async fn transmissions(&self, asked: ModelYear, chosen: Chosen) -> Answer {
        let key = asked.key(chosen);
        kept(self.service, self.current, "transmissions", &key, async {
            if let Some(problem) = self.fault(asked).await? {
                return Ok(Made::Absent(problem));
            }
            let trim = match self.trim(asked, chosen.trim).await? {
                Ok(trim) => trim,
                Err(problem) => return Ok(Made::Absent(problem)),
            };
            let engine = match self.engine(asked, chosen.engine).await? {
                Ok(engine) => engine,
                Err(problem) => return Ok(Made::Absent(problem)),
            };
            let (release, store) = (self.release(), self.service.store());
            let mut rows = store
                .transmissions(release, asked.year, asked.model)
                .await?;
            let known = self.known(asked, trim.as_ref(), engine.as_ref());
            if trim.is_some() || engine.is_some() {
                rows = narrowed(rows, |row| fits_transmission(row, &known));
            }
            let whole = known.transmissions_whole && !rows.is_empty();
            let mut list: Vec<TransmissionItem> = items(rows);
            let motorcycle = store.is_motorcycle(release, asked.model).await?;
            let general: Vec<_> = fallback_styles(motorcycle)
                .filter(|style| list.iter().all(|known| known.name != style.name))
                .collect();
            list.extend(general);
            Ok(Made::Judged(list, whole))
        })
        .await
    }

    fn known(&self, asked: ModelYear, trim: Option<&TrimRow>, engine: Option<&Engine>) -> Known {
        let choice = Choice {
            model: asked.model,
            year: asked.year,
            trim: trim.map(|row| (row.kind, row.name.as_str())),
            engine,
        };
        narrow::known(self.current.decoder.index(), &choice)
    }

    /// The chosen trim of the model, of whatever year.
    async fn trim(
        &self,
        asked: ModelYear,
        id: Option<u32>,
    ) -> Result<Result<Option<TrimRow>, Problem>, StoreError> {
        let Some(id) = id else { return Ok(Ok(None)) };
        let rows = self
            .service
            .store()
            .trims(self.release(), asked.model)
            .await?;
        let found = rows.into_iter().find(|row| row.id == id);
        Ok(found.map(Some).ok_or_else(|| unknown("trim_id", id)))
    }

    /// The chosen engine of the model, of whatever year.
    async fn engine(
        &self,
        asked: ModelYear,
        id: Option<u32>,
    ) -> Result<Result<Option<Engine>, Problem>, StoreError> {
        let Some(id) = id else { return Ok(Ok(None)) };
        let rows = self
            .service
            .store()
            .engines(self.release(), asked.model)
            .await?;
        let found = rows.into_iter().find(|row| row.id == id);
        let engine = found.map(|row| Some(row.engine));
        Ok(engine.ok_or_else(|| unknown("engine_id", id)))
    }

    /// Models that a text may mean, best first.
    ///
    /// # Errors
    /// When the list cannot be made.
    pub async fn search(&self, text: &str, wanted: Wanted) -> Answer {
        let names = self.current.names(self.service.store()).await;
        let names = names.map_err(|error| store_problem(&error))?;
        let Wanted {
            kinds,
            all_makes,
            limit,
        } = wanted;
        let key = format!("{kinds:?}:{all_makes}:{limit}:{}", search::canonical(text));
        kept(self.service, self.current, "search", &key, async {
            let query = Query::new(text);
            let hits = names.find(&query, wanted);
            Ok(Made::List(hits.iter().filter_map(FoundItem::of).collect()))
        })
        .await
    }
}

fn trims_of_year(mut rows: Vec<TrimRow>, year: u32) -> Vec<TrimRow> {
    rows.retain(|row| !row.years.common(Years::of(year)).is_empty());
    if rows.iter().any(|row| row.kind == TrimKind::Trim) {
        rows.retain(|row| row.kind == TrimKind::Trim);
    }
    rows
}

/// The plant's engines only where none is known of the model itself.
fn engines_of_year(mut rows: Vec<EngineRow>, year: u32) -> Vec<EngineRow> {
    rows.retain(|row| !row.years.common(Years::of(year)).is_empty());
    if rows.iter().any(|row| row.scope == Scope::Model) {
        rows.retain(|row| row.scope == Scope::Model);
    }
    rows
}

/// The rows that fit; all of them where the data do not tell.
fn narrowed<R: Clone>(rows: Vec<R>, fits: impl Fn(&R) -> bool) -> Vec<R> {
    let left: Vec<R> = rows.iter().filter(|row| fits(row)).cloned().collect();
    if left.is_empty() { rows } else { left }
}

fn fits(engine: &Engine, known: &Known) -> bool {
    let mut all = known.engines.iter();
    all.any(|one| one == engine || one.is_part_of(engine))
}

fn fits_transmission(row: &TransmissionRow, known: &Known) -> bool {
    let own = &row.transmission;
    let mut all = known.transmissions.iter();
    all.any(|one| one == own || one.is_part_of(own))
}

/// The general styles, under vPIC's ids; those that the data name need no second entry.
fn fallback_styles(motorcycle: bool) -> impl Iterator<Item = TransmissionItem> {
    let styles: &[(u32, &str)] = if motorcycle {
        &[
            (9, "Shaft drive"),
            (10, "Chain drive"),
            (12, "CVT, belt drive"),
            (3, "Manual"),
            (2, "Automatic"),
            (14, "Dual clutch (DCT)"),
            (15, "Direct drive"),
        ]
    } else {
        &[
            (2, "Automatic"),
            (3, "Manual"),
            (7, "CVT"),
            (4, "e-CVT"),
            (14, "Dual clutch (DCT)"),
            (8, "Automated manual (AMT)"),
            (15, "Direct drive"),
        ]
    };
    styles.iter().map(|(id, name)| TransmissionItem {
        id: *id,
        name: (*name).to_owned(),
        fallback: true,
    })
}
