//! How acts and their fields are declared: each once, from which body, reading and state follow.

/// The acts of one kind of record.
///
/// Each line is `"kind" => Variant(Body), who may write it`, and `edits field` where the body's `field` names the entry of an item
/// that it changes. Kinds are for ever: a kind is never given another body, only bodies whose new fields are optional.
macro_rules! acts {
    (
        $(#[$doc:meta])*
        $name:ident of $record:literal {
            $( $(#[$act_doc:meta])* $kind:literal => $variant:ident($body:ty), $writers:ident $(, edits $item:ident)?; )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$act_doc])* $variant($body), )+
        }

        /// The kind of the record: the first word of the acts' kinds.
        pub const RECORD_KIND: &str = $record;

        impl $name {
            /// The kinds of the acts.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// Reads the data of a body; `None` when the kind is none of these.
            pub fn read(kind: &str, data: &serde_json::Value) -> Option<Result<Self, serde_json::Error>> {
                match kind {
                    $( $kind => Some(<$body as serde::Deserialize>::deserialize(data).map(Self::$variant)), )+
                    _ => None,
                }
            }

            /// The kind of the act.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $( Self::$variant(_) => $kind, )+ }
            }

            /// Whose entries of this kind count.
            #[must_use]
            pub fn writers(&self) -> $crate::records::Writers {
                match self { $( Self::$variant(_) => $crate::records::Writers::$writers, )+ }
            }

            /// The entry of the item that the act changes.
            #[must_use]
            pub fn edits(&self) -> Option<$crate::ids::EntryId> {
                match self { $( Self::$variant(_body) => acts!(@item _body $($item)?), )+ }
            }

            /// The data for a body.
            ///
            /// # Errors
            /// Never for acts of this crate; the signature is that of `serde_json`.
            pub fn data(&self) -> Result<serde_json::Value, serde_json::Error> {
                match self { $( Self::$variant(body) => serde_json::to_value(body), )+ }
            }
        }
    };
    (@item $body:ident) => { None };
    (@item $body:ident $item:ident) => { Some($body.$item) };
}

/// Fields that are set, changed and cleared one by one: the body of the act, and the state that such acts fold into.
macro_rules! fields {
    (
        $(#[$set_doc:meta])* $set:ident;
        $(#[$fields_doc:meta])* $fields:ident;
        { $( $(#[$doc:meta])* $field:ident: $type:ty, )+ }
    ) => {
        $(#[$set_doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $set {
            $(
                $(#[$doc])*
                #[serde(default, skip_serializing_if = "crate::records::Change::is_keep")]
                pub $field: $crate::records::Change<$type>,
            )+
        }

        impl $set {
            /// Whether nothing is changed.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.names().is_empty()
            }

            /// The names of the fields that are changed.
            #[must_use]
            pub fn names(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $( if !self.$field.is_keep() { names.push(stringify!($field)); } )+
                names
            }
        }

        $(#[$fields_doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $fields {
            $(
                $(#[$doc])*
                #[serde(default, skip_serializing_if = "crate::fold::Register::is_unwritten")]
                pub $field: $crate::fold::Register<$type>,
            )+
        }

        impl $fields {
            /// Writes the fields that an act changes.
            pub(crate) fn set(&mut self, set: $set, cx: &$crate::fold::Context<'_>) {
                $( self.$field.change(set.$field, cx); )+
            }

            /// Of these changes those that would make a field another one than it is here. A conflict is changed by any value.
            #[must_use]
            pub fn changed_by(&self, set: $set) -> $set {
                $set { $( $field: self.$field.changed_by(set.$field), )+ }
            }

            /// The values of the fields by name, where no field holds different ones at once.
            #[must_use]
            pub fn agreed(&self) -> Option<std::collections::BTreeMap<&'static str, serde_json::Value>> {
                if !self.conflicts().is_empty() {
                    return None;
                }
                let mut values = std::collections::BTreeMap::new();
                $( if let Some(value) = self.$field.agreed() {
                    values.insert(stringify!($field), serde_json::to_value(value).ok()?);
                } )+
                Some(values)
            }

            /// The names of the fields that hold different values at once.
            #[must_use]
            pub fn conflicts(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $( if self.$field.is_conflict() { names.push(stringify!($field)); } )+
                names
            }
        }
    };
}
