namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The places that benefit from a grant, for adding up: each grant counts once, and is not divided. Places of different kinds (a ward, its
/// district) are one place at several levels, of which the first counts; of two of one kind none has all the money.
/// </summary>
internal sealed record GrantPlaces(OpenPlace? Area, bool SeveralAreas, OpenPlace? Ward, bool SeveralWards)
{
    // How the codes of wards begin, in the Register of Geographic Codes: England, Wales, Scotland, Northern Ireland.
    private static readonly string[] Wards = ["E05", "W05", "S13", "N08"];

    private const string WardKind = "WD";

    public static GrantPlaces Of(IReadOnlyList<OpenPlace> places)
    {
        var given = places
            .Select(p => new OpenPlace(Given(p.Name), Given(p.GeoCode), Given(p.GeoCodeType)))
            .Where(p => p.GeoCode is not null || p.Name is not null)
            .DistinctBy(p => p.GeoCode ?? p.Name, StringComparer.Ordinal)
            .ToList();
        var wards = given.Where(p => Kind(p) == WardKind).ToList();
        return new(
            given.FirstOrDefault(),
            given.GroupBy(Kind, StringComparer.Ordinal).Any(kind => kind.Count() > 1),
            wards.Count == 1 ? wards[0] : null,
            wards.Count > 1
        );
    }

    private static string Kind(OpenPlace place) =>
        place.GeoCode is { } code && Wards.Any(ward => code.StartsWith(ward, StringComparison.Ordinal))
            ? WardKind
            : place.GeoCodeType ?? place.GeoCode?[..Math.Min(3, place.GeoCode.Length)] ?? "";

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
