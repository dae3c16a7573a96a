//! Rows. Private to the store.

macro_rules! no_relations {
    () => {
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    };
}

pub mod account {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub email_key: String,
        pub email: String,
        pub name: String,
        pub password_hash: String,
        pub disabled_at: Option<DateTimeUtc>,
        pub email_verified_at: Option<DateTimeUtc>,
        /// Made at an open door: nobody signs in before the address is proven.
        pub waits_for_email: bool,
        /// Sealed, as is the draft.
        pub totp_secret: Option<String>,
        /// Shown, and not yet proven to be in the person's app.
        pub totp_draft: Option<String>,
        /// A code works once.
        pub totp_last_step: Option<i64>,
        pub created_at: DateTimeUtc,
        pub updated_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod setup_token {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "setup_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub created_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod signing_key {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signing_key")]
    pub struct Model {
        /// The highest number signs; its uniqueness decides a race of two first starts.
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub kid: String,
        /// The private half, sealed; empty once retired.
        pub pkcs8: Vec<u8>,
        pub created_at: DateTimeUtc,
        pub retired_at: Option<DateTimeUtc>,
        /// Clients learn of a key before it signs; none for the first one.
        pub signs_from: Option<DateTimeUtc>,
    }

    no_relations!();
}

pub mod session {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: String,
        pub account_id: Uuid,
        pub created_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub label: Option<String>,
        pub device_hash: Option<String>,
        pub last_seen_at: Option<DateTimeUtc>,
    }

    no_relations!();
}

pub mod device {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "device")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        pub created_at: DateTimeUtc,
        pub last_seen_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod authorization_code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "authorization_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub family_id: Uuid,
        pub client_id: String,
        pub account_id: Uuid,
        pub session_id: Uuid,
        pub redirect_uri: String,
        pub challenge: String,
        pub nonce: Option<String>,
        pub offline_access: bool,
        pub auth_time: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub consumed_at: Option<DateTimeUtc>,
    }

    no_relations!();
}

pub mod refresh_token {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refresh_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub family_id: Uuid,
        pub client_id: String,
        pub account_id: Uuid,
        pub session_id: Uuid,
        pub auth_time: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
        pub revoked_at: Option<DateTimeUtc>,
    }

    no_relations!();
}

pub mod link {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub account_id: Uuid,
        pub purpose: String,
        /// Whoever holds it reads the account's mail.
        pub by_mail: bool,
        pub expires_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod letter {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: Uuid,
        /// The link it carries; the letter goes when that does.
        pub link_hash: Option<String>,
        /// Address, subject and text, sealed.
        pub sealed: String,
        /// How often a replica took it; decides between two that take it at once.
        pub attempts: i32,
        /// When it may be taken; while one sends it, when others may.
        pub due_at: DateTimeUtc,
        /// When it is worth nothing any more.
        pub expires_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod recovery_code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub account_id: Uuid,
    }

    no_relations!();
}

pub mod pending_step {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pending_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub account_id: Uuid,
        pub expires_at: DateTimeUtc,
    }

    no_relations!();
}

pub mod passkey {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub credential_id: String,
        pub account_id: Uuid,
        pub name: String,
        /// The public half and its counter, as the library keeps them.
        pub data: String,
        pub created_at: DateTimeUtc,
        pub last_used_at: Option<DateTimeUtc>,
    }

    no_relations!();
}
