using static CouncilPlatform.Grants.OpenData.Holds;
using static CouncilPlatform.Grants.OpenData.May;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The 360Giving standard 1.4: each field with the title of its column in a spreadsheet. Two entries are stricter than the schema, because
/// amounts are stored as whole pence: a grant's currency is sterling, and its award is exact to the penny. countryCode and valueDate cannot
/// be null, although the schema names that type: its code list and its choice of date forms refuse it.
/// </summary>
internal static class Shapes
{
    private static readonly Shape Location = new(
        new("id", "Identifier", Text),
        new("name", "Name", Text, BeNull),
        new("countryCode", "Country Code", Country),
        new("latitude", "Latitude", Number, BeNull),
        new("longitude", "Longitude", Number, BeNull),
        new("description", "Description", Text, BeNull),
        new("geoCode", "Geographic Code", Text, BeNull),
        new("geoCodeType", "Geographic Code Type", Text, BeNull),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Organisation = new(
        new("id", "Identifier", Identifier, NotBeAbsent),
        new("name", "Name", Text, NotBeAbsent),
        new("department", "Department", Text),
        new("contactName", "Contact Name", Text),
        new("charityNumber", "Charity Number", Text),
        new("companyNumber", "Company Number", Text),
        new("streetAddress", "Street Address", Text),
        new("addressLocality", "City", Text),
        new("addressRegion", "County", Text),
        new("addressCountry", "Country", Text),
        new("postalCode", "Postal Code", Text),
        new("telephone", "Phone Number", Text),
        new("alternateName", "Alternate Name", Text),
        new("email", "Email", Text),
        new("description", "Description", Text),
        new("organisationType", "Organisation Type", Text, BeNull),
        new("url", "Web Address", Holds.Uri),
        new("location", "Location", Objects, Of: Location),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Person = new(new("id", "Identifier", Identifier, NotBeAbsent), new("name", "Name", Text, NotBeAbsent));

    private static readonly Shape Event = new(
        new("title", "Title", Text),
        new("startDate", "Start Date", Holds.PartialDate),
        new("endDate", "End Date", Holds.PartialDate),
        new("duration", "Duration (months)", NotNegative),
        new("description", "Description", Text),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Programme = new(
        new("code", "Code", Text),
        new("title", "Title", Text, BeNull),
        new("description", "Description", Text, BeNull),
        new("url", "URL", Holds.Uri, BeNull),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Classification = new(
        new("vocabulary", "Vocabulary", Text),
        new("code", "Code", Text),
        new("title", "Title", Text, BeNull),
        new("description", "Description", Text, BeNull),
        new("url", "URL", Holds.Uri, BeNull),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Document = new(
        new("id", "Identifier", Text),
        new("title", "Title", Text, BeNull),
        new("url", "Web Address", Holds.Uri, BeNull),
        new("description", "Description", Text, BeNull),
        new("documentType", "Document Type", Text, BeNull),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape Transaction = new(
        new("id", "Identifier", Text),
        new("transactionDate", "Transaction Date", Date),
        new("currency", "Currency", Currency),
        new("value", "Value", Number),
        new("valueDate", "Value Date", Date),
        new("description", "Description", Text, BeNull),
        new("provider", "Provider", Text, BeNull),
        new("recipient", "Recipient", Text, BeNull),
        new("dateModified", "Last Modified", Holds.DateTime)
    );

    private static readonly Shape ToIndividuals = new(
        new("primaryGrantReason", "Primary Grant Reason", Text),
        new("secondaryGrantReason", "Secondary Grant Reason", Text),
        new("grantPurpose", "Grant Purpose", Texts)
    );

    // Exactly one of the two recipients must be given: the reader checks that.
    public static readonly Shape Grant = new(
        new("id", "Identifier", Identifier, NotBeAbsent),
        new("title", "Title", Text, NotBeAbsent),
        new("description", "Description", Text, NotBeAbsent),
        new("currency", "Currency", Sterling, NotBeAbsent),
        new("amountAwarded", "Amount Awarded", Pounds, NotBeAbsent),
        new("awardDate", "Award Date", Date, NotBeAbsent),
        new("fundingOrganization", "Funding Org", Objects, NotBeAbsent | NotBeEmpty, Organisation),
        new("recipientOrganization", "Recipient Org", Objects, NotBeEmpty, Organisation),
        new("recipientIndividual", "Recipient Ind", Holds.Object, Of: Person),
        new("amountAppliedFor", "Amount Applied For", Number),
        new("amountDisbursed", "Amount Disbursed", Number),
        new("url", "URL", Holds.Uri),
        new("plannedDates", "Planned Dates", Objects, Of: Event),
        new("actualDates", "Actual Dates", Objects, Of: Event),
        new("toIndividualsDetails", "To Individuals Details", Holds.Object, Of: ToIndividuals),
        new("beneficiaryLocation", "Beneficiary Location", Objects, Of: Location),
        new("grantProgramme", "Grant Programme", Objects, Of: Programme),
        new("fromOpenCall", "From An Open Call?", YesOrNo),
        new("fundingType", "Funding Type", Objects, Of: Classification),
        new("classifications", "Classifications", Objects, Of: Classification),
        new("relatedDocument", "Related Document", Objects, Of: Document),
        new("applicationTransaction", Objects, of: Transaction),
        new("commitmentTransaction", Objects, of: Transaction),
        new("disbursementTransaction", Objects, of: Transaction),
        new("relatedActivity", "Related Activity", Texts),
        new("dateModified", "Last Modified", Holds.DateTime),
        new("dataSource", "Data Source", Holds.Uri, BeNull),
        new("regrantType", "For Regrant Type", Text),
        new("locationScope", "Location Scope", Text)
    );

    private static readonly Shape Publisher = new(
        new("identifier", Text),
        new("name", Text, NotBeAbsent),
        new("website", Holds.Uri),
        new("logo", Holds.Uri)
    );

    // All of the package but its grants, which are read one by one.
    public static readonly Shape Package = new(
        new("version", Holds.Version),
        new("extensions", DistinctTexts),
        new("title", Text),
        new("description", Text),
        new("issued", Date),
        new("modified", Date),
        new("identifier", Text),
        new("publisher", Holds.Object, of: Publisher),
        new("downloadURL", Holds.Uri),
        new("accessURL", Holds.Uri),
        new("license", Holds.Uri)
    );
}
