using System.Text;
using CouncilPlatform.Grants.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.OpenData;

public sealed class PackageReadingTests
{
    public static TheoryData<string> UnreadableFiles => [.. FaultyPackage.Unreadable().Select(f => f.What)];

    [Fact]
    public async Task A_valid_grant_becomes_a_typed_record()
    {
        var json = FaultyPackage.ValidGrant("a").ToJsonString();
        var (grants, faults) = await Reading.OfAsync($$"""{"grants":[{{json}}]}""");

        Assert.Empty(faults);
        var expected = new OpenGrant
        {
            Index = 0,
            Id = "360G-example-a",
            Title = "Grant a",
            Description = "Village hall roof",
            Currency = "GBP",
            AmountAwardedPence = 125050,
            AwardDate = new GivenDate("2013-01-18", new(2013, 1, 18), new(2013, 1, 18)),
            Recipient = new OpenRecipient(RecipientKind.Organisation, "360G-example-hall", "Example Hall", "0000000", null),
            Funder = new OpenFunder("360G-example-council", "Example Council", "Communities"),
            Programme = new OpenProgramme("EX", "Example Grants"),
            Planned = new OpenPeriod(new GivenDate("2013-04", new(2013, 4, 1), new(2013, 4, 30)), null, 12),
            Places = new GrantPlaces(
                new OpenPlace("Example", "E00000000", GeoCodeType: null),
                SeveralAreas: false,
                Ward: null,
                SeveralWards: false
            ),
            FromOpenCall = true,
            ModifiedUtc = new DateTime(2022, 5, 3, 18, 9, 56, DateTimeKind.Utc),
            DataSource = "https://www.example.org/",
            Json = json,
        };
        Assert.Equal(expected, Assert.Single(grants));
    }

    [Fact]
    public async Task An_individual_recipient_is_told_from_an_organisation()
    {
        var grant = FaultyPackage.ValidGrant("a");
        grant.Remove("recipientOrganization");
        grant["recipientIndividual"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "360G-example-person", ["name"] = "Individual" };

        var (grants, faults) = await Reading.OfAsync($$"""{"grants":[{{grant.ToJsonString()}}]}""");

        Assert.Empty(faults);
        Assert.Equal(
            new OpenRecipient(RecipientKind.Individual, "360G-example-person", "Individual", null, null),
            Assert.Single(grants).Recipient
        );
    }

    [Fact]
    public async Task Every_fault_of_a_package_is_reported_with_its_path()
    {
        var package = new FaultyPackage();
        var reading = await Reading.OfAsync(package.Json);

        Assert.Equal(package.Faults.Select(f => (f.Path, f.Code)).Order(), reading.Found.Order());
        Assert.Equal("360G-example-good", Assert.Single(reading.Grants).Id);
        Assert.All(reading.Faults, fault => Assert.EndsWith(".", fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_that_is_in_many_grants_is_listed_three_times_and_counted()
    {
        var grants = Enumerable
            .Range(0, 1_000)
            .Select(i =>
            {
                var grant = FaultyPackage.ValidGrant($"{i}");
                grant.Remove("title");
                return grant.ToJsonString();
            });
        var (_, faults) = await Reading.OfAsync($$"""{"grants":[{{string.Join(',', grants)}}]}""");

        Assert.Equal(4, faults.Count);
        Assert.StartsWith("$.grants[2].title: MISSING: ", faults[2], StringComparison.Ordinal);
        Assert.Equal("$.grants[…].title: MISSING: as above, in other places. (997 times)", faults[3]);
    }

    [Fact]
    public async Task A_duplicate_names_both_places()
    {
        var grant = FaultyPackage.ValidGrant("a").ToJsonString();
        var other = FaultyPackage.ValidGrant("b").ToJsonString();
        var sameId = grant.Replace("roof", "door", StringComparison.Ordinal);
        var (_, faults) = await Reading.OfAsync($$"""{"grants":[{{grant}},{{other}},{{sameId}}]}""");

        var fault = Assert.Single(faults);
        Assert.StartsWith("$.grants[2].id: ", fault, StringComparison.Ordinal);
        Assert.Contains("$.grants[0]", fault, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public async Task A_file_that_is_no_package_is_refused_saying_why(string what)
    {
        var file = FaultyPackage.Unreadable().Single(f => f.What == what);
        var reading = await Reading.OfAsync(file.Content);

        Assert.Contains((file.Fault.Path, file.Fault.Code), reading.Found);
    }

    [Fact]
    public async Task What_is_not_JSON_is_named_by_line_and_byte()
    {
        var (grants, faults) = await Reading.OfAsync($"{{\"grants\":[\n{FaultyPackage.ValidGrant("a").ToJsonString()},\n  oops\n]}}");

        Assert.Single(grants);
        Assert.Contains(": The file is not JSON: line 3, byte 3.", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var package = Encoding.UTF8.GetBytes($$"""{"grants":[{{FaultyPackage.ValidGrant("a").ToJsonString()}}]}""");
        var (grants, faults) = await Reading.OfAsync([.. Encoding.UTF8.Preamble, .. package]);

        Assert.Empty(faults);
        Assert.Single(grants);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task However_the_bytes_arrive_the_answer_is_the_same(int bytes)
    {
        var package = new FaultyPackage();
        var whole = await Reading.OfAsync(package.Json);
        var dripped = await Reading.OfAsync(new DrippingStream(Encoding.UTF8.GetBytes(package.Json), bytes));

        Assert.Equal(whole.Faults, dripped.Faults);
        Assert.Equal(whole.Grants, dripped.Grants);
    }

    [Fact]
    public async Task Grants_come_before_the_file_is_read_to_its_end()
    {
        var grants = string.Join(',', Enumerable.Range(0, 2000).Select(i => FaultyPackage.ValidGrant($"{i}").ToJsonString()));
        var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"grants":[{{grants}}]}"""));

        await foreach (var grant in new ThreeSixtyGivingReader().Read(stream, new GrantFaults(new TableFaults())))
            Assert.True(stream.Position <= (grant.Index * 900L) + (256 * 1024), $"grant {grant.Index} came at byte {stream.Position}");
        Assert.True(stream.Length > 4 * 256 * 1024);
    }

    [Fact]
    public async Task A_value_too_large_to_hold_ends_the_reading()
    {
        var grant = FaultyPackage.ValidGrant("a");
        grant["description"] = new string('x', 5000);
        var stream = new DrippingStream(Encoding.UTF8.GetBytes($$"""{"grants":[{{grant.ToJsonString()}}]}"""), 500);

        var reading = await Reading.OfAsync(stream, largestPart: 4000);

        Assert.Empty(reading.Grants);
        Assert.Equal(("$.grants[0]", FaultCode.TooLarge), Assert.Single(reading.Found));
    }

    [Fact]
    public async Task Beyond_the_limit_faults_are_counted_not_kept()
    {
        // Each is of a field of its own.
        var grants = Enumerable
            .Range(0, 250)
            .Select(i =>
            {
                var grant = FaultyPackage.ValidGrant($"{i}");
                grant[$"field{i}"] = "\u0000";
                return grant.ToJsonString();
            });
        var reading = await Reading.OfAsync($$"""{"grants":[{{string.Join(',', grants)}}]}""");

        Assert.Equal((200, 250), (reading.Faults.Count, reading.Total));
        Assert.Equal("$.grants[199].field199", reading.Found[^1].Path);
    }

    [Fact]
    public async Task However_a_file_is_damaged_the_answer_is_faults_not_an_exception()
    {
        var package = Encoding.UTF8.GetBytes(new FaultyPackage().Json);
        await Gen.Select(Gen.Int[0, package.Length - 1], Gen.Byte, Gen.Int[1, 8])
            .SampleAsync(
                async (at, value, length) =>
                {
                    var damaged = package.ToArray();
                    damaged.AsSpan(at, Math.Min(length, damaged.Length - at)).Fill(value);
                    Assert.NotEmpty((await Reading.OfAsync(damaged)).Faults);
                }
            );
    }

    private sealed class DrippingStream(byte[] content, int drop) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(drop, buffer.Length)], cancellationToken);
    }
}
