using CouncilPlatform.BackOffice;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>A shared service from its agreement to the notice and the exit plan, and the appraisal of what comes next.</summary>
public sealed class SharedServicesManagerTests
{
    private const string Partnership = "Breckland and South Holland Shared Management";
    private const string Breckland = "Breckland District Council";
    private const string SouthHolland = "South Holland District Council";
    private const string Agreement = "Shared legal service";
    private const string Appraisal = "The future of the legal service";

    [Theory]
    [InlineData(Providers.Sqlite, true)]
    [InlineData(Providers.PostgreSql, false)]
    public async Task From_an_agreement_to_its_exit_plan_and_the_appraisal_of_the_options(string provider, bool javaScript)
    {
        await using var journey = await Journey.StartAsync(
            provider,
            javaScript,
            new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero),
            typeof(BackOfficeModule)
        );
        var officer = await journey.SignInAsync($"Officer of {Breckland}", Partnership);
        var approver = await journey.SignInAsync($"Approver of {Breckland}", Partnership);
        await DraftAsync(officer);
        await ConcludeAsync(approver);
        await DecideAsync(officer, approver);
        await EndAsync(officer, approver);
        await AppraiseAsync(officer, await journey.SignInAsync($"Officer of {SouthHolland}", Partnership));
        journey.AssertQuiet();
    }

    private static async Task DraftAsync(BrowserUser officer)
    {
        await officer.FollowAsync("Agreements");
        await officer.ActAsync("Draft an agreement");
        await officer.FillAsync("Name of the agreement", Agreement);
        await officer.FillAsync("Sort of agreement", "Memorandum");
        await officer.FillAsync("Party 1", Breckland);
        await officer.PressAsync("Add another to parties");
        await officer.FillAsync("Party 2", SouthHolland);
        await officer.FillAsync("What the parties want to do together", "One team of solicitors for both councils.");
        await officer.FillAsync("Legal power", "Local Government Act 1972, section 113");
        await officer.FillAsync("First day", "1 1 2026");
        await officer.SendAsync("Draft an agreement");
        await officer.FollowAsync("Add a clause");
        await officer.FillAsync("Number of the clause", "8");
        await officer.FillAsync("Wording", "Either party may end the agreement.");
        await officer.FillAsync("Months until the end, of a clause that ends the agreement", "6");
        await officer.SendAsync("Add a clause");
        await officer.FollowAsync(Agreement);
        await officer.ReadsAsync("Draft", "Either party may end the agreement.");
        Assert.DoesNotContain("Give notice by a clause", await officer.ActionsAsync());
    }

    private static async Task ConcludeAsync(BrowserUser approver)
    {
        await approver.FollowAsync("Agreements", Agreement);
        await approver.ActAsync("Record that every party has agreed");
        await approver.FillAsync("When the last party agreed", "1 2026");
        await approver.SendAsync("Record that every party has agreed");
    }

    private static async Task DecideAsync(BrowserUser officer, BrowserUser approver)
    {
        await officer.FollowAsync("Agreements", Agreement);
        await officer.ActAsync("Propose a decision");
        await officer.FillAsync("Body", "Breckland Cabinet");
        await officer.FillAsync("Matter", "End the shared legal service");
        await officer.SendAsync("Propose a decision");
        await officer.FollowAsync("Submit it to the body");
        await officer.SendAsync("Submit it to the body");
        await approver.FollowAsync(Partnership, "Decisions", "End the shared legal service");
        await approver.ActAsync("Record what the body decided");
        await approver.FillAsync("Decision", "Approve");
        await approver.FillAsync("Day of the meeting", "1 12 2026");
        await approver.SendAsync("Record what the body decided");
        await approver.FollowAsync("End the shared legal service");
        await approver.ReadsAsync("Decided", "Approve");
    }

    private static async Task EndAsync(BrowserUser officer, BrowserUser approver)
    {
        await officer.FollowAsync(Partnership, "Agreements", Agreement);
        await officer.ActAsync("Add a shared post");
        await officer.FillAsync("Reference of the post", "P-1");
        await officer.FillAsync("Post", "Solicitor");
        await officer.FillAsync("Employer", Breckland);
        await officer.FillAsync("Cost in a year", "50,000");
        await officer.FillAsync("Share 1 > Organisation", Breckland);
        await officer.FillAsync("Share 1 > Percent", "60");
        await officer.PressAsync("Add another to shares");
        await officer.FillAsync("Share 2 > Organisation", SouthHolland);
        await officer.FillAsync("Share 2 > Percent", "40");
        await officer.SendAsync("Add a shared post");
        await approver.FollowAsync(Partnership, "Agreements", Agreement);
        await approver.ActAsync("Give notice by a clause");
        await approver.FillAsync("Clause", "8: Either party may end the agreement.");
        await approver.FillAsync("Decision that approved it", "End the shared legal service");
        await approver.FillAsync("Day of the notice", "1 12 2026");
        await approver.SendAsync("Give notice by a clause");
        await officer.FollowAsync(Agreement);
        await officer.ReadsAsync("Terminating", "1 June 2027");
        await officer.ActAsync("Add a contract or system to the exit plan");
        await officer.FillAsync("Name", "Case system");
        await officer.FillAsync("Kind", "System");
        await officer.SendAsync("Add a contract or system to the exit plan");
        await officer.FollowAsync(Agreement);
        await officer.ReadsAsync("What must be settled before the parties can separate", "Case system");
        await approver.FollowAsync(Agreement, "Case system");
        await approver.ActAsync("Decide what becomes of it");
        await approver.FillAsync("What becomes of it", "Transfer");
        await approver.FillAsync("Who has it afterwards", Breckland);
        await approver.SendAsync("Decide what becomes of it");
        await approver.FollowAsync("Case system");
        await approver.ReadsAsync("Transfer", Breckland);
    }

    private static async Task AppraiseAsync(BrowserUser officer, BrowserUser other)
    {
        await officer.FollowAsync("Options");
        await officer.ActAsync("Begin an options appraisal");
        await officer.FillAsync("Name of the appraisal", Appraisal);
        await officer.FillAsync("Council 1", Breckland);
        await officer.PressAsync("Add another to councils");
        await officer.FillAsync("Council 2", SouthHolland);
        await officer.FillAsync("Criterion 1", "Cost");
        await officer.PressAsync("Add another to criteria");
        await officer.FillAsync("Criterion 2", "Quality");
        await officer.FillAsync("Option 1 > Option", "Two teams");
        await officer.PressAsync("Add another to options");
        await officer.FillAsync("Option 2 > Option", "A company of both councils");
        await officer.SendAsync("Begin an options appraisal");
        foreach (var assessor in new[] { "Director A", "Director B", null })
        {
            // Each assessor scores the first option by its cost, and together they score everything.
            foreach (var (option, criterion, rating) in assessor is null ? Ratings() : Ratings().Take(1))
            {
                await officer.FollowAsync(Appraisal);
                Assert.Contains(
                    $"Option {Worded(option)}, has no agreed score by criterion {Worded(criterion)}.",
                    await officer.WaitsAsync()
                );
                await officer.ActAsync("Score an option");
                if (assessor is not null)
                {
                    await officer.FillAsync("Post whose score it is", assessor);
                }

                await officer.FillAsync("Option", option);
                await officer.FillAsync("Criterion", criterion);
                await officer.FillAsync("Rating", rating);
                await officer.FillAsync("Where the score comes from", "The business case of November");
                await officer.SendAsync("Score an option");
            }
        }

        await officer.FollowAsync(Appraisal);
        Assert.Empty(await officer.WaitsAsync());
        await WeighAsync(officer, Breckland, "70", "30", isOpen: true);
        await other.FollowAsync("Options");
        await other.FollowAsync(Appraisal);
        await WeighAsync(other, SouthHolland, "40", "60", isOpen: true);
        await WeighAsync(officer, council: null, "55", "45");
        await officer.FollowAsync(Appraisal);
        await officer.ReadsAsync("Director A", "Two teams");
        await officer.ActAsync("Recommend an option");
        await officer.FillAsync("Option", "1. Two teams");
        await officer.SendAsync("Recommend an option");
        await officer.FollowAsync(Appraisal);
        await officer.ReadsAsync("Two teams");
    }

    private static async Task WeighAsync(BrowserUser officer, string? council, string cost, string quality, bool isOpen = false)
    {
        if (!isOpen)
        {
            await officer.FollowAsync(Appraisal);
        }

        await officer.ActAsync("Set the weights");
        if (council is not null)
        {
            await officer.FillAsync("Council whose weights they are", council);
        }

        await officer.FillAsync("Cost", cost);
        await officer.FillAsync("Quality", quality);
        await officer.SendAsync("Set the weights");
    }

    // A choice such as "1. Cost" in a sentence.
    private static string Worded(string choice) => choice.Replace(". ", ", ", StringComparison.Ordinal);

    private static IEnumerable<(string Option, string Criterion, string Rating)> Ratings() =>
        [
            ("1. Two teams", "1. Cost", "High"),
            ("1. Two teams", "2. Quality", "Medium"),
            ("2. A company of both councils", "1. Cost", "Low"),
            ("2. A company of both councils", "2. Quality", "Medium"),
        ];
}
