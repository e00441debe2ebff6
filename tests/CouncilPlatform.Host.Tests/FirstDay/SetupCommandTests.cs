using System.Text.RegularExpressions;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Host.Tests.SignIn;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>The command that makes the first partnership, from options and from answers to its questions.</summary>
public sealed partial class SetupCommandTests
{
    private static readonly string[] _all =
    [
        "setup",
        "--yes",
        "--organisation",
        "E07000031=South Lakeland District Council=district",
        "--organisation",
        "GB-CHC-1000001=Lakes Trust=voluntary",
        "--name",
        "North Lakes",
        "--kind",
        "two-tier",
        "--member",
        "E07000031=lead",
        "--member",
        "GB-CHC-1000001=observer",
        "--administrator",
        "Robin Example",
        "--address",
        "https://partnerships.example",
    ];

    [Fact]
    public async Task From_options_it_makes_everything_once_and_prints_only_the_invitation()
    {
        using var folder = new CommandFolder();
        Assert.Matches(InvitationAddress(), await folder.OutputAsync(_all));
        Assert.StartsWith("north-lakes ", await folder.OutputAsync("partnerships", "list"), StringComparison.Ordinal);
        Assert.EndsWith(
            "Robin Example",
            await folder.OutputAsync("people", "list", "--partnership", "north-lakes"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Use these commands instead: councils import, partnerships create, partnerships add-member, modules enable, people invite.",
            await folder.RefusedAsync(_all),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_option_leaves_nothing_half_made()
    {
        using var folder = new CommandFolder();
        foreach (
            var (wrong, reason) in new (string[], string)[]
            {
                (["--for", "E10000006"], "No organisation has the code \"E10000006\"."),
                (["--member", "E07000031=lead"], "already has this role"),
                (["--modules", "bicycles"], "The module \"bicycles\" is not installed."),
                (["--member", "E07000031"], "is not of the form CODE=ROLE"),
            }
        )
        {
            Assert.Contains(reason, await folder.RefusedAsync([.. _all, .. wrong]), StringComparison.Ordinal);
        }

        Assert.Equal("Enter --administrator NAME.", await folder.RefusedAsync("setup", "--yes", "--name", "North", "--modules", "none"));
        Assert.Equal("", await folder.OutputAsync("partnerships", "list"));
        Assert.Equal("", await folder.OutputAsync("people", "list"));
        await folder.OutputAsync(_all);
    }

    [Fact]
    public async Task It_asks_and_asks_again_when_an_answer_is_wrong()
    {
        using var folder = new CommandFolder();
        await using var setup = folder.Ask("setup", "--modules", "none");
        await setup.AnswerAsync("File of the register: ", "nowhere.csv");
        await setup.AnswerAsync("There is no file \"nowhere.csv\". Check the path.\nFile of the register: ", "");
        await setup.AnswerAsync("Another organisation [no more]: ", "E07000031=South Lakeland=district");
        await setup.AnswerAsync("Another organisation [no more]: ", "E07000031=Again=district");
        await setup.AnswerAsync("South Lakeland already has this code. Enter another code.\nAnother organisation [no more]: ", "");
        await setup.AnswerAsync("\nName: ", "");
        await setup.AnswerAsync("Enter the name.\nName: ", "North Lakes");
        await setup.AnswerAsync("Short name [north-lakes]: ", "North");
        await setup.AnswerAsync("like performance-reward-grant.\nShort name [north-lakes]: ", "");
        await setup.AnswerAsync("Kind [other]: ", "king");
        await setup.AnswerAsync("Enter one of these.\nKind [other]: ", "Two-Tier");
        await setup.AnswerAsync("Summary: ", "");
        await setup.AnswerAsync("Published, yes or no [no]: ", "perhaps");
        await setup.AnswerAsync("Enter yes or no.\nPublished, yes or no [no]: ", "y");
        await setup.AnswerAsync("Member [no more]: ", "E07000031=lead");
        await setup.AnswerAsync("Member [no more]: ", "");
        await setup.AnswerAsync("\nName: ", "Robin Example");
        await setup.AnswerAsync("Email address: ", "");
        await setup.AnswerAsync("Acts for [E07000031]: ", "");
        await setup.AnswerAsync("Address [http://localhost:5080]: ", "http://partnerships.example");
        await setup.AnswerAsync("only for http://localhost.\nAddress [http://localhost:5080]: ", "https://partnerships.example");
        await setup.AnswerAsync("Save, yes or no [yes]: ", "");
        var ended = await setup.EndAsync();
        Assert.Equal(0, ended.Code);
        Assert.Matches(InvitationAddress(), ended.Output.TrimEnd());
        Assert.Contains("SignIn:Directories:council:Authority", ended.Errors, StringComparison.Ordinal);
        Assert.Matches("^north-lakes +two-tier +published +North Lakes ", await folder.OutputAsync("partnerships", "list"));
    }

    [Fact]
    public async Task What_is_not_confirmed_or_is_stopped_is_not_made()
    {
        using var folder = new CommandFolder();
        string[] asking = [.. _all.Where(a => a != "--yes"), "--modules", "none", "--for", "team"];
        await using (var refused = folder.Ask(asking))
        {
            await AnswerTheRestAsync(refused);
            await refused.AnswerAsync("Save, yes or no [yes]: ", "no");
            var ended = await refused.EndAsync();
            Assert.Equal((1, ""), (ended.Code, ended.Output));
            Assert.EndsWith("Nothing was saved.\n", ended.Errors, StringComparison.Ordinal);
        }

        await using (var stopped = folder.Ask(asking))
        {
            await AnswerTheRestAsync(stopped);
            await stopped.AskedAsync("Save, yes or no [yes]: ");
            stopped.Terminate();
            var ended = await stopped.EndAsync();
            Assert.Equal((130, ""), (ended.Code, ended.Output));
            Assert.EndsWith("Stopped.\n", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal("", await folder.OutputAsync("partnerships", "list"));
    }

    [Fact]
    public async Task It_asks_each_directory_whether_it_answers()
    {
        await using var directory = await IdentityProvider.StartAsync();
        using var folder = new CommandFolder();
        await using var setup = folder.Ask([
            .. _all.Where(a => a != "--yes"),
            "--modules",
            "none",
            "--for",
            "team",
            .. Directory("city", directory.Address.AbsoluteUri),
            .. Directory("gone", "http://127.0.0.1:1"),
        ]);
        await AnswerTheRestAsync(setup);
        await setup.AnswerAsync("Save, yes or no [yes]: ", "");
        var ended = await setup.EndAsync();
        Assert.Equal(0, ended.Code);
        Assert.Contains($"Council of city: the directory answers as {directory.Address}.", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "Council of gone: the directory does not answer. Check SignIn:Directories:gone:Authority.",
            ended.Errors,
            StringComparison.Ordinal
        );

        static string[] Directory(string name, string authority) =>
            [
                $"--SignIn:Directories:{name}:Name=Council of {name}",
                $"--SignIn:Directories:{name}:Authority={authority}",
                $"--SignIn:Directories:{name}:ClientId=council-platform",
                $"--SignIn:Directories:{name}:AllowHttp=true",
            ];
    }

    private static async Task AnswerTheRestAsync(HostProcess setup)
    {
        await setup.AnswerAsync("File of the register: ", "");
        await setup.AnswerAsync("Short name [north-lakes]: ", "");
        await setup.AnswerAsync("Summary: ", "");
        await setup.AnswerAsync("Published, yes or no [no]: ", "");
        await setup.AnswerAsync("Email address: ", "");
    }

    [GeneratedRegex("^https://partnerships\\.example/invitations/[A-Za-z0-9_-]{43}$", RegexOptions.None, 1000)]
    private static partial Regex InvitationAddress();
}
