using CouncilPlatform.Grants.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.OpenData;

public sealed class GrantPlacesTests
{
    private static readonly Gen<OpenPlace[]> Places = Gen.OneOf<OpenPlace>(
        new OpenPlace("Priory", "E05000819", "WD"),
        new OpenPlace("Priory Ward", " E05000819 ", GeoCodeType: null),
        new OpenPlace("St Mary's", "E05000820", GeoCodeType: null),
        new OpenPlace("Trafford", "E08000009", "MD"),
        new OpenPlace("The valley", GeoCode: null, GeoCodeType: null),
        new OpenPlace(" ", "", "WD"),
        new OpenPlace("Somewhere", GeoCode: null, "WD")
    ).Array[0, 6];

    [Fact]
    public void One_ward_is_the_ward_and_two_are_none() =>
        Places.Sample(places =>
        {
            var wards = places
                .Select(p =>
                    p.GeoCode?.Trim() is { Length: > 0 } code ? code
                    : p.Name == "Somewhere" ? p.Name
                    : null
                )
                .Where(k => k is "E05000819" or "E05000820" or "Somewhere")
                .Distinct()
                .ToList();
            var read = GrantPlaces.Of(places);
            Assert.Equal(wards.Count > 1, read.SeveralWards);
            Assert.Equal(wards.Count == 1 ? wards[0] : null, read.Ward?.GeoCode ?? read.Ward?.Name);
            // Two wards are two areas of one kind.
            Assert.True(read.SeveralAreas || !read.SeveralWards);
        });

    [Fact]
    public void Saying_a_place_again_or_saying_nothing_makes_no_difference() =>
        Places.Sample(places =>
        {
            var read = GrantPlaces.Of(places);
            Assert.Equal(read, GrantPlaces.Of([.. places, .. places]));
            Assert.Equal(read, GrantPlaces.Of([new(" ", GeoCode: null, "MD"), .. places, new(Name: null, "", GeoCodeType: null)]));
            Assert.Equal(read.Area is null, places.All(p => string.IsNullOrWhiteSpace(p.GeoCode) && string.IsNullOrWhiteSpace(p.Name)));
        });
}
