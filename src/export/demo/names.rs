//! Invented names.

/// The force.
pub(super) const FORCE: &str = "Eastmarch Police (demonstration)";

const COMMANDS: [&str; 5] = ["Harbour", "Vale", "Moorside", "Coast", "Fells"];

const FIRST: [&str; 20] = [
    "North", "South", "Sal", "Wren", "Harrow", "Elder", "Mill", "Castle", "Thorn", "Kings", "Ash", "Otter", "West",
    "Hazel", "Quarry", "Abbots", "Lark", "Stone", "Brack", "East",
];
const LAST: [&str; 11] =
    ["gate", "mere", "haven", "field", "wick", "holme", "bridge", "cliffe", "stead", "worth", "ley"];
const PARTS: [&str; 7] = ["Centre", "Park", "Riverside", "Station", "Hill", "Green", "Quays"];

const COLOURS: [&str; 70] = [
    "Amber", "Ashen", "Autumn", "Azure", "Basalt", "Birch", "Brass", "Bronze", "Cedar", "Chalk", "Cinder", "Clay",
    "Cobalt", "Copper", "Coral", "Crimson", "Dapple", "Dawn", "Dusk", "Ebony", "Ember", "Fern", "Flint", "Frost",
    "Gilt", "Granite", "Grey", "Hazel", "Heather", "Indigo", "Iron", "Ivory", "Jade", "Juniper", "Lilac", "Lime",
    "Linen", "Maple", "Marble", "Maroon", "Mist", "Moss", "Navy", "Oaken", "Ochre", "Olive", "Onyx", "Opal", "Pearl",
    "Pewter", "Plum", "Quartz", "Rowan", "Russet", "Rust", "Saffron", "Sage", "Sand", "Scarlet", "Sepia", "Silver",
    "Slate", "Steel", "Stone", "Tawny", "Teal", "Umber", "Velvet", "Walnut", "Winter",
];
const THINGS: [&str; 67] = [
    "Anchor",
    "Anvil",
    "Arrow",
    "Badger",
    "Barrel",
    "Beacon",
    "Bell",
    "Bittern",
    "Bramble",
    "Buckle",
    "Bugle",
    "Candle",
    "Castle",
    "Chariot",
    "Compass",
    "Cormorant",
    "Crane",
    "Curlew",
    "Dial",
    "Drum",
    "Dunlin",
    "Falcon",
    "Ferry",
    "Finch",
    "Fulmar",
    "Gannet",
    "Garnet",
    "Girder",
    "Harrier",
    "Hatchet",
    "Heron",
    "Hinge",
    "Kestrel",
    "Kettle",
    "Kite",
    "Ladder",
    "Lantern",
    "Lapwing",
    "Lattice",
    "Magpie",
    "Marlin",
    "Martin",
    "Mast",
    "Merlin",
    "Osprey",
    "Paddle",
    "Petrel",
    "Pillar",
    "Piper",
    "Plover",
    "Pulley",
    "Quill",
    "Raven",
    "Rudder",
    "Saddle",
    "Sickle",
    "Siskin",
    "Sparrow",
    "Spindle",
    "Starling",
    "Swift",
    "Thimble",
    "Trellis",
    "Turnstone",
    "Wagtail",
    "Wheel",
    "Whimbrel",
];

pub(super) fn command(position: usize) -> &'static str {
    COMMANDS[position % COMMANDS.len()]
}

/// A sector's name, the busiest first: all differ up to 220.
pub(super) fn sector(position: usize) -> String {
    // 20 and 11 share no divisor, so the pairs repeat after 220 only.
    format!("{}{}", FIRST[position % FIRST.len()], LAST[position % LAST.len()])
}

pub(super) fn beat(sector: &str, position: usize) -> String {
    format!("{sector} {}", PARTS[position % PARTS.len()])
}

/// A group's name: all differ up to 4,690.
pub(super) fn group(position: usize) -> String {
    // 70 and 67 share no divisor either.
    format!("{} {}", COLOURS[position % COLOURS.len()], THINGS[position % THINGS.len()])
}
