//! Which ids go where.

use std::collections::BTreeMap;

use backend::kernel::ids::{
    AccessTokenId, DocumentId, ExchangeRateId, ExportId, FuelLogId, GuestLinkId, ImportId,
    InvitationId, JoinRequestId, OdometerReadingId, TenantId, TypedId, UserId, VehicleGrantId,
    VehicleId, VehicleTransferId,
};
use uuid::Uuid;

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The id of something that is there.
    Of(&'static str),
    /// An id that the client makes.
    New(&'static str),
    /// An id of the public catalogue.
    Public,
}

/// Every slot of the schema; one that is not here fails the sweep.
const SLOTS: &[(&str, Slot)] = &[
    ("Query.node.id", Slot::Of("vehicle")),
    ("Query.nodes.ids", Slot::Of("fuel_log")),
    ("Viewer.vehicle.id", Slot::Of("vehicle")),
    ("Vehicle.fuelLog.id", Slot::Of("fuel_log")),
    ("VehicleCatalog.engines.makeId", Slot::Public),
    ("VehicleCatalog.engines.modelId", Slot::Public),
    ("VehicleCatalog.engines.trimId", Slot::Public),
    ("VehicleCatalog.models.makeId", Slot::Public),
    ("VehicleCatalog.transmissions.engineId", Slot::Public),
    ("VehicleCatalog.transmissions.makeId", Slot::Public),
    ("VehicleCatalog.transmissions.modelId", Slot::Public),
    ("VehicleCatalog.transmissions.trimId", Slot::Public),
    ("VehicleCatalog.trims.makeId", Slot::Public),
    ("VehicleCatalog.trims.modelId", Slot::Public),
    ("Viewer.activity.vehicleId", Slot::Of("vehicle")),
    ("Viewer.dataExport.id", Slot::Of("export")),
    ("RequestExportInput.vehicleId", Slot::Of("vehicle")),
    ("Viewer.import.id", Slot::Of("import")),
    ("Subscription.importChanged.id", Slot::Of("import")),
    ("CreateImportInput.id", Slot::New("import")),
    ("AnswerImportInput.id", Slot::Of("import")),
    ("ImportVehicleInput.vehicleId", Slot::Of("vehicle")),
    ("StartImportInput.id", Slot::Of("import")),
    ("UndoImportInput.id", Slot::Of("import")),
    ("Subscription.exportChanged.id", Slot::Of("export")),
    ("PurgeVehicleInput.id", Slot::Of("vehicle")),
    ("PurgeFuelLogInput.id", Slot::Of("fuel_log")),
    ("CreateVehicleInput.id", Slot::New("vehicle")),
    ("CreateVehicleInput.catalogMakeId", Slot::Public),
    ("CreateVehicleInput.catalogModelId", Slot::Public),
    ("UpdateVehicleInput.id", Slot::Of("vehicle")),
    ("UpdateVehicleInput.catalogMakeId", Slot::Public),
    ("UpdateVehicleInput.catalogModelId", Slot::Public),
    ("DeleteVehicleInput.id", Slot::Of("vehicle")),
    ("RestoreVehicleInput.id", Slot::Of("vehicle")),
    ("CreateFuelLogInput.id", Slot::New("fuel_log")),
    ("CreateFuelLogInput.vehicleId", Slot::Of("vehicle")),
    ("CreateUploadInput.id", Slot::New("document")),
    ("CreateUploadInput.fuelLogId", Slot::Of("fuel_log")),
    ("CompleteUploadInput.id", Slot::Of("document")),
    ("DeleteDocumentInput.id", Slot::Of("document")),
    ("RestoreDocumentInput.id", Slot::Of("document")),
    ("PurgeDocumentInput.id", Slot::Of("document")),
    ("UpdateFuelLogInput.id", Slot::Of("fuel_log")),
    ("DeleteFuelLogInput.id", Slot::Of("fuel_log")),
    ("RestoreFuelLogInput.id", Slot::Of("fuel_log")),
    ("ConfirmFuelLogInput.id", Slot::Of("fuel_log")),
    (
        "CreateOdometerReadingInput.id",
        Slot::New("odometer_reading"),
    ),
    ("CreateOdometerReadingInput.vehicleId", Slot::Of("vehicle")),
    (
        "DeleteOdometerReadingInput.id",
        Slot::Of("odometer_reading"),
    ),
    (
        "RestoreOdometerReadingInput.id",
        Slot::Of("odometer_reading"),
    ),
    ("PurgeOdometerReadingInput.id", Slot::Of("odometer_reading")),
    ("DeleteExchangeRateInput.id", Slot::Of("exchange_rate")),
    ("CreateAccessTokenInput.id", Slot::New("access_token")),
    ("CreateAccessTokenInput.vehicleIds", Slot::Of("vehicle")),
    ("RevokeAccessTokenInput.id", Slot::Of("access_token")),
    ("GrantVehicleInput.vehicleId", Slot::Of("vehicle")),
    ("GrantVehicleInput.memberId", Slot::Of("user")),
    ("RevokeVehicleGrantInput.id", Slot::Of("vehicle_grant")),
    ("LiftVehicleGrantsInput.memberId", Slot::Of("user")),
    ("CreateGuestLinkInput.id", Slot::New("guest_link")),
    ("CreateGuestLinkInput.vehicleId", Slot::Of("vehicle")),
    ("RevokeGuestLinkInput.id", Slot::Of("guest_link")),
    ("OfferVehicleInput.id", Slot::New("vehicle_transfer")),
    ("OfferVehicleInput.vehicleId", Slot::Of("vehicle")),
    ("WithdrawVehicleOfferInput.vehicleId", Slot::Of("vehicle")),
    ("ApproveRequestInput.tenantId", Slot::Of("tenant")),
    ("ApproveRequestInput.requestId", Slot::Of("join_request")),
    ("ApproveTenantInput.tenantId", Slot::Of("tenant")),
    ("ChangeMemberRoleInput.tenantId", Slot::Of("tenant")),
    ("ChangeMemberRoleInput.memberId", Slot::Of("user")),
    ("DeleteTenantInput.tenantId", Slot::Of("tenant")),
    ("InviteMemberInput.tenantId", Slot::Of("tenant")),
    ("LeaveTenantInput.tenantId", Slot::Of("tenant")),
    ("RejectRequestInput.tenantId", Slot::Of("tenant")),
    ("RejectRequestInput.requestId", Slot::Of("join_request")),
    ("RejectTenantInput.tenantId", Slot::Of("tenant")),
    ("RemoveMemberInput.tenantId", Slot::Of("tenant")),
    ("RemoveMemberInput.memberId", Slot::Of("user")),
    ("RestoreTenantInput.tenantId", Slot::Of("tenant")),
    ("ResumeTenantInput.tenantId", Slot::Of("tenant")),
    ("RevokeInvitationInput.tenantId", Slot::Of("tenant")),
    ("RevokeInvitationInput.invitationId", Slot::Of("invitation")),
    ("SetTenantLimitsInput.tenantId", Slot::Of("tenant")),
    ("SuspendTenantInput.tenantId", Slot::Of("tenant")),
    ("SwitchTenantInput.tenantId", Slot::Of("tenant")),
    ("TransferOwnershipInput.tenantId", Slot::Of("tenant")),
    ("TransferOwnershipInput.memberId", Slot::Of("user")),
    ("UpdateTenantInput.tenantId", Slot::Of("tenant")),
];

pub fn slot_kind(slot: &str) -> Option<Slot> {
    let found = SLOTS.iter().find(|(name, _)| *name == slot);
    found.map(|(_, kind)| *kind)
}

/// An id of this type that nobody has.
pub fn unknown(kind: &str) -> String {
    let id = Uuid::from_u128(rand::random());
    match kind {
        "vehicle" => VehicleId::from_uuid(id).to_string(),
        "fuel_log" => FuelLogId::from_uuid(id).to_string(),
        "document" => DocumentId::from_uuid(id).to_string(),
        "exchange_rate" => ExchangeRateId::from_uuid(id).to_string(),
        "odometer_reading" => OdometerReadingId::from_uuid(id).to_string(),
        "access_token" => AccessTokenId::from_uuid(id).to_string(),
        "vehicle_grant" => VehicleGrantId::from_uuid(id).to_string(),
        "guest_link" => GuestLinkId::from_uuid(id).to_string(),
        "vehicle_transfer" => VehicleTransferId::from_uuid(id).to_string(),
        "import" => ImportId::from_uuid(id).to_string(),
        "export" => ExportId::from_uuid(id).to_string(),
        "user" => UserId::from_uuid(id).to_string(),
        "invitation" => InvitationId::from_uuid(id).to_string(),
        "join_request" => JoinRequestId::from_uuid(id).to_string(),
        "tenant" => TenantId::from_uuid(id).to_string(),
        other => panic!("say how an id of {other} is made"),
    }
}

/// The ids of one record of each kind.
pub type Records = BTreeMap<&'static str, String>;

/// The ids of one call: the slot under test gets `tested`, the others what the actor has.
pub struct Ids<'a> {
    pub slot: &'a str,
    pub tested: &'a str,
    pub own: &'a Records,
}

impl Ids<'_> {
    pub fn own(&self, kind: &str) -> String {
        self.own.get(kind).cloned().unwrap_or_else(|| unknown(kind))
    }

    pub fn for_slot(&self, slot: &str) -> Option<String> {
        if slot == self.slot {
            return Some(self.tested.to_owned());
        }
        match slot_kind(slot)? {
            Slot::Of(kind) => Some(self.own(kind)),
            // Left out: the server makes one, which the answer's comparison would stumble over.
            Slot::New(_) | Slot::Public => None,
        }
    }
}
