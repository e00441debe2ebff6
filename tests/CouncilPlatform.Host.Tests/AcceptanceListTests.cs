using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests;

/// <summary>Keeps build/docs/acceptance.md in step with the tests: each row names those that carry its case.</summary>
public sealed partial class AcceptanceListTests
{
    /// <summary>Set to 1 to have the list's last column written anew.</summary>
    private const string UpdateVariable = "UPDATE_ACCEPTANCE";

    private static readonly string List = Path.Combine(Repository.Root, "build", "docs", "acceptance.md");

    [Fact]
    public void Each_case_names_the_tests_that_carry_it()
    {
        var tests = TestsByCase();
        var lines = File.ReadAllLines(List);
        var cases = lines.Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups["case"].Value).ToList();
        var expected = lines.Select(l => Row().Replace(l, m => $"{m.Groups["row"].Value}{Tests(m.Groups["case"].Value)} |")).ToArray();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllLines(List, expected);
            return;
        }

        Assert.True(cases.Count > 120, $"{List} has {cases.Count} rows of cases.");
        Assert.Empty(tests.Select(t => t.Key).Except(cases));
        Assert.True(
            lines.SequenceEqual(expected),
            $"{List} is out of step with the tests. Run them once with {UpdateVariable}=1 and look at the difference."
        );

        string Tests(string @case) => tests[@case].Any() ? string.Join(", ", tests[@case].Order(StringComparer.Ordinal)) : "–";
    }

    private static ILookup<string, string> TestsByCase() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file =>
                TaggedTest()
                    .Matches(File.ReadAllText(file))
                    .SelectMany(m =>
                        CaseTrait()
                            .Matches(m.Value)
                            .Select(t =>
                                (Case: t.Groups["case"].Value, Test: $"{Path.GetFileNameWithoutExtension(file)}.{m.Groups["test"].Value}")
                            )
                    )
            )
            .ToLookup(t => t.Case, t => t.Test, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<row>\| (?<case>[GCBLXN]\d+) \|.*\| )[^|]* \|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(
        @"(^    \[.*\]\r?\n)+    public (async )?(Task|ValueTask|void) (?<test>\w+)\(",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TaggedTest();

    [GeneratedRegex("""\[Trait\("case", "(?<case>\w+)"\)\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseTrait();
}
