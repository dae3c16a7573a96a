use std::collections::HashMap;

use async_graphql::{Context, Enum, ID, InputObject, Result, SimpleObject};
use platform_client::vehicles::{self as platform, Attribute, Element, Fact, VinWish};

use crate::features::vehicles::api::types::VehicleKind;
use crate::features::vehicles::api::vins::MOST_VINS;
use crate::features::vehicles::domain::decoded::{energy_sources, vehicle_kind};
use crate::features::vehicles::domain::{VinFault, check_vin};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_input, out_of_reach, upstream};
use crate::graphql::quantities::EnergySource;

/// How far a fact can be trusted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "platform::Confidence")]
pub enum Confidence {
    /// The VIN says so.
    Sure,
    /// The VIN allows nothing better.
    Likely,
    /// The VIN does not say.
    Unknown,
}

/// What is wrong with a VIN.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum VinProblemCode {
    /// Fewer than 17 characters.
    TooShort,
    /// More than 17 characters.
    TooLong,
    /// I, O, Q, or what is no letter or digit.
    InvalidCharacter,
    /// The check digit at position 9 does not fit.
    CheckDigit,
    /// The first three characters belong to no known maker.
    UnknownManufacturer,
    /// The model year cannot be told.
    UnknownYear,
    /// The maker is known, but not what the other characters mean.
    UnknownDetails,
    /// A single character seems wrong; a correction is suggested.
    SuggestedCorrection,
}

/// Something wrong with a VIN. The vehicle can be added all the same.
#[derive(SimpleObject, Clone, Debug)]
pub struct VinProblem {
    /// What kind, for programs.
    pub code: VinProblemCode,
    /// What to do about it, for people.
    pub message: String,
    /// The character to look at, from 1 to 17.
    pub position: Option<i32>,
}

/// A fact from a VIN.
#[derive(SimpleObject, Clone, Debug)]
pub struct DecodedField {
    /// In words.
    pub value: String,
    /// The catalogue's id, where it has one.
    pub catalog_id: Option<ID>,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// One of the many facts that NHTSA keeps.
#[derive(SimpleObject, Clone, Debug)]
pub struct VinAttribute {
    /// NHTSA's name of the element.
    pub name: String,
    /// The group that NHTSA sorts it into, such as `Exterior / Body`; null where it is not known.
    pub group: Option<String>,
    /// In words.
    pub value: String,
}

/// What a VIN tells.
#[derive(SimpleObject, Clone, Debug)]
pub struct VinDecode {
    /// In upper case, without blanks.
    pub vin: String,
    /// Whether it has 17 characters that a VIN can have.
    pub is_complete: bool,
    /// Whether the check digit fits. Makers outside North America may not use one.
    pub check_digit_valid: bool,
    /// What it may be meant to be; never applied unasked.
    pub suggested_vin: Option<String>,
    /// What is wrong with it.
    pub problems: Vec<VinProblem>,
    /// Model year.
    pub model_year: Option<DecodedField>,
    /// Maker.
    pub make: Option<DecodedField>,
    /// Model.
    pub model: Option<DecodedField>,
    /// Trim.
    pub trim: Option<DecodedField>,
    /// Series.
    pub series: Option<DecodedField>,
    /// Body class.
    pub body_class: Option<DecodedField>,
    /// Driven wheels.
    pub drive_type: Option<DecodedField>,
    /// Engine.
    pub engine: Option<DecodedField>,
    /// Transmission.
    pub transmission: Option<DecodedField>,
    /// Main fuel.
    pub fuel_type: Option<DecodedField>,
    /// Where it was built.
    pub plant: Option<DecodedField>,
    /// Who built it.
    pub manufacturer: Option<DecodedField>,
    /// What it is, where the VIN tells.
    pub vehicle_kind: Option<VehicleKind>,
    /// What drives it, where the VIN tells.
    pub energy_sources: Vec<EnergySource>,
    /// Everything else that the VIN tells.
    pub attributes: Vec<VinAttribute>,
}

/// A VIN to decode.
#[derive(InputObject, Clone, Debug)]
pub struct VinInput {
    /// Blanks and lower case are accepted; at most 64 characters.
    pub vin: String,
    /// Where the year is known otherwise.
    pub model_year: Option<i32>,
}

const LONGEST: usize = 64;

/// Asks the vehicles service, and adds what can be seen in the text alone.
pub async fn decode(ctx: &Context<'_>, typed: &str, model_year: Option<i32>) -> Result<VinDecode> {
    let vin: String = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    if vin.is_empty() || vin.chars().count() > LONGEST {
        return Err(bad_input(format!(
            "Enter a VIN of 1 to {LONGEST} characters."
        )));
    }
    if model_year.is_some_and(|year| !(1886..=2100).contains(&year)) {
        return Err(bad_input("Enter a model year between 1886 and 2100."));
    }
    let wish = VinWish { vin, model_year };
    let loader = &ctx.loaders()?.vins;
    let answer = loader.load_one(wish.clone()).await.map_err(upstream)?;
    let answer = answer.ok_or_else(|| out_of_reach("vehicles", true))?;
    // Without groups the facts are as good.
    let elements = ctx.services()?.catalog.elements().await.unwrap_or_default();
    Ok(assemble(
        wish.vin,
        answer.as_ref().clone(),
        &groups(elements),
    ))
}

/// Decodes several VINs, in their order.
pub async fn decode_all(ctx: &Context<'_>, vins: Vec<VinInput>) -> Result<Vec<VinDecode>> {
    if vins.is_empty() || vins.len() > MOST_VINS {
        return Err(bad_input(format!("Give 1 to {MOST_VINS} VINs.")));
    }
    let decoded = vins
        .iter()
        .map(|asked| decode(ctx, &asked.vin, asked.model_year));
    futures::future::try_join_all(decoded).await
}

fn groups(elements: Vec<Element>) -> HashMap<String, String> {
    let named = elements.into_iter();
    named.map(|element| (element.name, element.group)).collect()
}

fn assemble(
    vin: String,
    answer: platform::VinDecode,
    groups: &HashMap<String, String>,
) -> VinDecode {
    let faults = check_vin(&vin);
    let wrong_text = faults
        .iter()
        .any(|fault| !matches!(fault, VinFault::CheckDigit { .. }));
    let suggested = answer.corrected_vin.trim();
    let suggested_vin =
        (suggested.len() == vin.len() && suggested != vin && !suggested.contains('!'))
            .then(|| suggested.to_owned());
    let problems = faults
        .iter()
        .map(fault_problem)
        .chain(code_problems(&answer.error_codes, suggested_vin.as_deref()))
        .collect();
    let summary = answer.summary;
    let fuels = summary.fuel_type.as_ref().map(|fact| fact.value.as_str());
    let kinds = summary
        .vehicle_type
        .as_ref()
        .map(|fact| fact.value.as_str());
    let bodies = summary.body_class.as_ref().map(|fact| fact.value.as_str());
    VinDecode {
        is_complete: !wrong_text,
        check_digit_valid: answer.check_digit_valid.unwrap_or(false),
        energy_sources: energy_sources(fuels).into_iter().map(Into::into).collect(),
        vehicle_kind: vehicle_kind(kinds, bodies).map(Into::into),
        model_year: field(summary.model_year),
        make: field(summary.make),
        model: field(summary.model),
        trim: field(summary.trim),
        series: field(summary.series),
        body_class: field(summary.body_class),
        drive_type: field(summary.drive_type),
        engine: field(summary.engine),
        transmission: field(summary.transmission),
        fuel_type: field(summary.fuel_type),
        plant: field(summary.plant),
        manufacturer: field(summary.manufacturer),
        attributes: answer
            .attributes
            .into_iter()
            .flat_map(|attribute| attributes(attribute, groups))
            .collect(),
        problems,
        suggested_vin,
        vin,
    }
}

fn field(fact: Option<Fact>) -> Option<DecodedField> {
    fact.map(|fact| DecodedField {
        value: fact.value,
        catalog_id: fact.id.map(ID::from),
        confidence: fact.confidence.into(),
    })
}

fn attributes(
    (name, attribute): (String, Attribute),
    groups: &HashMap<String, String>,
) -> Vec<VinAttribute> {
    let values = match attribute {
        Attribute::One(value) => vec![value],
        Attribute::Many(values) => values,
    };
    values
        .into_iter()
        .map(|value| VinAttribute {
            name: name.clone(),
            group: groups.get(&name).cloned(),
            value,
        })
        .collect()
}

fn problem(
    code: VinProblemCode,
    message: impl Into<String>,
    position: Option<usize>,
) -> VinProblem {
    let position = position.and_then(|at| i32::try_from(at).ok());
    VinProblem {
        code,
        message: message.into(),
        position,
    }
}

fn fault_problem(fault: &VinFault) -> VinProblem {
    match *fault {
        VinFault::TooShort(length) => problem(
            VinProblemCode::TooShort,
            format!("This has {length} of 17 characters. Older vehicles may have fewer."),
            None,
        ),
        VinFault::TooLong(length) => problem(
            VinProblemCode::TooLong,
            format!("This has {length} characters, a VIN has 17. Take away what is too much."),
            None,
        ),
        VinFault::Character(c, at) => problem(
            VinProblemCode::InvalidCharacter,
            format!("A VIN has no {c}. Look at position {at}: I, O and Q are never used."),
            Some(at),
        ),
        VinFault::CheckDigit { given, computed } => problem(
            VinProblemCode::CheckDigit,
            format!(
                "One character looks wrong: the check digit at position 9 is {given}, {computed} would fit. \
                 Compare with your papers. Makers outside North America may not use it."
            ),
            Some(9),
        ),
    }
}

/// NHTSA's codes: 7 unknown maker, 11 no year, 8 no pattern fits, 2 and 3 one correction.
fn code_problems<'a>(
    codes: &'a [i32],
    suggested: Option<&'a str>,
) -> impl Iterator<Item = VinProblem> + 'a {
    codes.iter().filter_map(move |code| match (code, suggested) {
        (7, _) => Some(problem(
            VinProblemCode::UnknownManufacturer,
            "The first three characters belong to no maker in NHTSA's data. Choose make and model yourself.",
            Some(1),
        )),
        (8, _) => Some(problem(
            VinProblemCode::UnknownDetails,
            "The maker is known, the details are not. Choose them yourself.",
            None,
        )),
        (11, _) => Some(problem(
            VinProblemCode::UnknownYear,
            "The model year cannot be told from position 10. Enter it yourself.",
            Some(10),
        )),
        (2 | 3, Some(vin)) => {
            Some(problem(VinProblemCode::SuggestedCorrection, format!("Did you mean {vin}?"), None))
        }
        _ => None,
    })
}
