using static CouncilPlatform.Grants.OpenData.Holds;
using static CouncilPlatform.Grants.OpenData.May;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The 360Giving standard 1.4 as a table. Two entries are stricter than the schema, because amounts are stored as whole pence:
/// a grant's currency is sterling, and its award is exact to the penny. The schema names null among the types of countryCode and valueDate,
/// yet its code list and its choice of date forms refuse null: so does the table.
/// </summary>
internal static class Shapes
{
    private static readonly Shape Location = new(
        new("id", Text),
        new("name", Text, BeNull),
        new("countryCode", Country),
        new("latitude", Number, BeNull),
        new("longitude", Number, BeNull),
        new("description", Text, BeNull),
        new("geoCode", Text, BeNull),
        new("geoCodeType", Text, BeNull),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Organisation = new(
        new("id", Text, NotBeAbsent),
        new("name", Text, NotBeAbsent),
        new("department", Text),
        new("contactName", Text),
        new("charityNumber", Text),
        new("companyNumber", Text),
        new("streetAddress", Text),
        new("addressLocality", Text),
        new("addressRegion", Text),
        new("addressCountry", Text),
        new("postalCode", Text),
        new("telephone", Text),
        new("alternateName", Text),
        new("email", Text),
        new("description", Text),
        new("organisationType", Text, BeNull),
        new("url", Holds.Uri),
        new("location", Objects, Of: Location),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Person = new(
        new("id", Text, NotBeAbsent),
        new("name", Text, NotBeAbsent));

    private static readonly Shape Event = new(
        new("title", Text),
        new("startDate", PartialDate),
        new("endDate", PartialDate),
        new("duration", NotNegative),
        new("description", Text),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Programme = new(
        new("code", Text),
        new("title", Text, BeNull),
        new("description", Text, BeNull),
        new("url", Holds.Uri, BeNull),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Classification = new(
        new("vocabulary", Text),
        new("code", Text),
        new("title", Text, BeNull),
        new("description", Text, BeNull),
        new("url", Holds.Uri, BeNull),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Document = new(
        new("id", Text),
        new("title", Text, BeNull),
        new("url", Holds.Uri, BeNull),
        new("description", Text, BeNull),
        new("documentType", Text, BeNull),
        new("dateModified", Holds.DateTime));

    private static readonly Shape Transaction = new(
        new("id", Text),
        new("transactionDate", Date),
        new("currency", Currency),
        new("value", Number),
        new("valueDate", Date),
        new("description", Text, BeNull),
        new("provider", Text, BeNull),
        new("recipient", Text, BeNull),
        new("dateModified", Holds.DateTime));

    private static readonly Shape ToIndividuals = new(
        new("primaryGrantReason", Text),
        new("secondaryGrantReason", Text),
        new("grantPurpose", Texts));

    // Of the two recipients exactly one must stand: no table says that, the reader does.
    public static readonly Shape Grant = new(
        new("id", Text, NotBeAbsent),
        new("title", Text, NotBeAbsent),
        new("description", Text, NotBeAbsent),
        new("currency", Sterling, NotBeAbsent),
        new("amountAwarded", Pounds, NotBeAbsent),
        new("awardDate", Date, NotBeAbsent),
        new("fundingOrganization", Objects, NotBeAbsent | NotBeEmpty, Organisation),
        new("recipientOrganization", Objects, NotBeEmpty, Organisation),
        new("recipientIndividual", Holds.Object, Of: Person),
        new("amountAppliedFor", Number),
        new("amountDisbursed", Number),
        new("url", Holds.Uri),
        new("plannedDates", Objects, Of: Event),
        new("actualDates", Objects, Of: Event),
        new("toIndividualsDetails", Holds.Object, Of: ToIndividuals),
        new("beneficiaryLocation", Objects, Of: Location),
        new("grantProgramme", Objects, Of: Programme),
        new("fromOpenCall", YesOrNo),
        new("fundingType", Objects, Of: Classification),
        new("classifications", Objects, Of: Classification),
        new("relatedDocument", Objects, Of: Document),
        new("applicationTransaction", Objects, Of: Transaction),
        new("commitmentTransaction", Objects, Of: Transaction),
        new("disbursementTransaction", Objects, Of: Transaction),
        new("relatedActivity", Texts),
        new("dateModified", Holds.DateTime),
        new("dataSource", Holds.Uri, BeNull),
        new("regrantType", Text),
        new("locationScope", Text));

    private static readonly Shape Publisher = new(
        new("identifier", Text),
        new("name", Text, NotBeAbsent),
        new("website", Holds.Uri),
        new("logo", Holds.Uri));

    // All of the package but its grants, which are read one by one.
    public static readonly Shape Package = new(
        new("version", Holds.Version),
        new("extensions", DistinctTexts),
        new("title", Text),
        new("description", Text),
        new("issued", Date),
        new("modified", Date),
        new("identifier", Text),
        new("publisher", Holds.Object, Of: Publisher),
        new("downloadURL", Holds.Uri),
        new("accessURL", Holds.Uri),
        new("license", Holds.Uri));
}
