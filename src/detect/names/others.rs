//! Words in and beside a name that make it the name of something else: the lists that
//! [`super::verdict`] asks.

/// Words behind a name that make it the name of something else, whatever stands before.
pub(super) const MAKES_ANOTHER: [&str; 8] = [
    "administration",
    "administrations",
    "Administration",
    "doctrine",
    "Doctrine",
    "dynasty",
    "syndrome",
    "disease",
];
/// The same where "the" stands before the name.
pub(super) const MAKES_ANOTHER_WITH_THE: [&str; 22] = [
    "family",
    "brothers",
    "sisters",
    "clan",
    "campaign",
    "presidency",
    "regime",
    "government",
    "cabinet",
    "era",
    "years",
    "foundation",
    "estate",
    "trial",
    "camp",
    "team",
    "museum",
    "group",
    "bill",
    "plan",
    "report",
    "memo",
];
/// Names of teams that are surnames as well.
pub(super) const TEAMS: [&str; 8] = [
    "Bills", "Browns", "Jets", "Kings", "Rams", "Bears", "Reds", "Wings",
];
/// What may stand between "the Hale" and "campaign".
pub(super) const BEFORE_A_BODY: [&str; 10] = [
    "presidential",
    "political",
    "election",
    "re-election",
    "reelection",
    "gubernatorial",
    "congressional",
    "senatorial",
    "transition",
    "royal",
];
/// Bodies and buildings that are named after somebody behind "of".
pub(super) const NAMED_AFTER: [&str; 6] = [
    "Offices",
    "Church",
    "Cathedral",
    "Basilica",
    "Shrine",
    "Monastery",
];
/// Titles of nobles, behind whose "of" a place stands.
pub(super) const NOBLES: [&str; 12] = [
    "Earl", "Duke", "Duchess", "Baron", "Baroness", "Viscount", "Marquess", "Marquis", "Count",
    "Countess", "Prince", "Princess",
];
/// Animals that people keep and give names.
pub(super) const ANIMALS: [&str; 14] = [
    "cat", "cats", "dog", "dogs", "puppy", "kitten", "horse", "pony", "parrot", "rabbit",
    "hamster", "Cat", "Dog", "pet",
];
/// Last words of names of bodies, places and works.
pub(super) const LAST_OF_OTHERS: [&str; 82] = [
    "Books",
    "Press",
    "Records",
    "Studios",
    "Films",
    "Pictures",
    "Entertainment",
    "Quay",
    "Company",
    "Co.",
    "Co",
    "Inc",
    "Inc.",
    "Corp",
    "Corp.",
    "Corporation",
    "Ltd",
    "Ltd.",
    "LLC",
    "LLP",
    "Group",
    "Holdings",
    "Partners",
    "Associates",
    "Brothers",
    "Bros.",
    "Sons",
    "Foundation",
    "Institute",
    "University",
    "College",
    "School",
    "Academy",
    "Hospital",
    "Clinic",
    "Center",
    "Centre",
    "Museum",
    "Library",
    "Theatre",
    "Theater",
    "Stadium",
    "Arena",
    "Park",
    "Square",
    "Street",
    "Avenue",
    "Road",
    "Boulevard",
    "Bridge",
    "Airport",
    "Station",
    "House",
    "Hall",
    "Tower",
    "Towers",
    "Hotel",
    "County",
    "City",
    "Island",
    "Islands",
    "River",
    "Lake",
    "Mountain",
    "Bay",
    "Beach",
    "Harbour",
    "Harbor",
    "Prize",
    "Award",
    "Awards",
    "Medal",
    "Cup",
    "Trophy",
    "Act",
    "Law",
    "Bill",
    "Commission",
    "Committee",
    "Administration",
    "Party",
    "Cathedral",
];

/// Words before a name, or at its start, that make it a storm's, a ship's or a place's.
pub(super) const MAKES_A_THING: [&str; 27] = [
    "RRS",
    "RMS",
    "MV",
    "Hurricane",
    "hurricane",
    "Storm",
    "storm",
    "Typhoon",
    "typhoon",
    "Cyclone",
    "cyclone",
    "HMS",
    "USS",
    "HMAS",
    "INS",
    "ship",
    "yacht",
    "vessel",
    "ferry",
    "trawler",
    "Mount",
    "Lake",
    "Fort",
    "Port",
    "Cape",
    "Camp",
    "Hotel",
];

/// Small words behind a name that make it a place's or a body's.
pub(super) const PLACES_BEHIND: [&str; 26] = [
    "hospital",
    "hospitals",
    "museum",
    "university",
    "airport",
    "stadium",
    "school",
    "college",
    "church",
    "cathedral",
    "mosque",
    "prize",
    "award",
    "awards",
    "river",
    "lake",
    "street",
    "theatre",
    "theater",
    "hotel",
    "bridge",
    "county",
    "park",
    "prison",
    "province",
    "district",
];

/// Forenames that alone are something else, and what stands behind names.
pub(super) const NO_NAME_ALONE: [&str; 22] = [
    "Alexa",
    "Siri",
    "Cortana",
    "Mac",
    "Azure",
    "Karma",
    "Jr.",
    "Jr",
    "Sr.",
    "Sr",
    "Roman",
    "Christian",
    "Muslim",
    "Trinity",
    "Heaven",
    "Genesis",
    "Sunday",
    "Easter",
    "Summer",
    "Autumn",
    "Miracle",
    "Justice",
];

/// Verbs of saying beside a name.
pub(super) const SAYING: [&str; 8] = [
    "said", "says", "told", "added", "wrote", "asked", "’s", "'s",
];

/// Those that a state of the United States does seldom: "Virginia said", but "Virginia's governor".
pub(super) const SPEAKING: [&str; 6] = ["said", "says", "told", "added", "wrote", "asked"];

/// Words joined to a name by a hyphen that make an adjective of it: "Swift-themed".
pub(super) const JOINED: [&str; 12] = [
    "based", "born", "themed", "inspired", "style", "era", "esque", "like", "led", "backed",
    "starring", "directed",
];

/// Prizes that are called by a forename, and words of their season.
pub(super) const PRIZES: [&str; 6] = ["Oscar", "Emmy", "Grammy", "Tony", "Bafta", "Obie"];
pub(super) const OF_PRIZES: [&str; 22] = [
    "success",
    "frontrunner",
    "winner",
    "winners",
    "winning",
    "nominee",
    "nominees",
    "nominated",
    "nomination",
    "nominations",
    "nod",
    "nods",
    "race",
    "season",
    "buzz",
    "contender",
    "contenders",
    "hopeful",
    "glory",
    "win",
    "wins",
    "voters",
];

/// Faiths and peoples that look like a name alone and before another: "Sunni", "Sunni Arab".
pub(super) const PEOPLES: [&str; 10] = [
    "Sunni",
    "Sunnis",
    "Shia",
    "Shiite",
    "Shi'ite",
    "Shi’ite",
    "Sufi",
    "Tutsi",
    "Hutu",
    "Hutus",
];

/// Words before the name of a storm, which the news then call by it alone.
pub(super) const STORMS: [&str; 4] = ["Hurricane", "Typhoon", "Cyclone", "Storm"];
