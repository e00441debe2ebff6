using System.Data.Common;
using System.Globalization;
using CouncilPlatform.BackOffice;
using CouncilPlatform.LocalityPlans;
using Dapper;

namespace Benchmarks;

/// <summary>Adds savings, actions and stated totals to a generated database: the same at every run.</summary>
internal static class SavingsAndActions
{
    private const int Years = 10;
    private const int PerPart = 10;
    private const int StatedPerFund = 20;

    /// <summary>The modules that they need, beside Grants.</summary>
    public static readonly IReadOnlyList<Type> Modules = [typeof(BackOfficeModule), typeof(LocalityPlansModule)];

    /// <param name="directory">Where the database is.</param>
    /// <param name="savings">How many savings. Each has an amount for each of ten years.</param>
    /// <param name="plans">How many action plans. Each has a thousand actions, with a key date and what was done for it.</param>
    public static async Task AddAsync(string directory, int savings, int plans)
    {
        await using var connection = BenchDatabase.Open(directory);
        await using var transaction = await connection.BeginTransactionAsync();
        var partnership = connection.QuerySingle<string>("SELECT Id FROM core_partnerships");
        foreach (var module in new[] { "backoffice", "localityplans" })
        {
            connection.Execute(
                "INSERT INTO core_module_switches (PartnershipId, Module) VALUES (@partnership, @module)",
                new { partnership, module }
            );
        }

        AddSavings(connection, partnership, savings);
        for (var plan = 0; plan < plans; plan++)
        {
            AddPlan(connection, partnership, plan);
        }

        AddStated(connection, partnership);
        await transaction.CommitAsync();
    }

    private static void AddSavings(DbConnection connection, string partnership, int count)
    {
        var council = connection.QuerySingle<string>("SELECT Id FROM core_organisations");
        for (var i = 0; i < count; i++)
        {
            var saving = Guid.CreateVersion7();
            connection.Execute(
                """
                INSERT INTO backoffice_savings (Id, PartnershipId, Slug, Title, AnnualPence, Qualifier, Recurring, InBaseBudget, Split,
                    DelayMonths, Version)
                VALUES (@saving, @partnership, @name, @name, 100000, 'Exactly', 1, 0, 'ByCouncil', 0, 0)
                """,
                new
                {
                    saving,
                    partnership,
                    name = Name("saving", i),
                }
            );
            connection.Execute(
                """
                INSERT INTO backoffice_saving_amounts (Id, SavingId, OrganisationId, FinancialYear, PlannedPence, RealisedPence)
                VALUES (@key, @saving, @council, @year, @pence, @pence)
                """,
                Enumerable
                    .Range(0, Years)
                    .Select(y => new
                    {
                        key = Guid.CreateVersion7(),
                        saving,
                        council,
                        year = string.Create(CultureInfo.InvariantCulture, $"{2010 + y}/{11 + y:00}"),
                        pence = 1_000 + i + y,
                    })
            );
        }
    }

    private static void AddPlan(DbConnection connection, string partnership, int number)
    {
        var plan = Add(
            "INSERT INTO localityplans_action_plans (Id, PartnershipId, Slug, Title, Version) VALUES (@key, @partnership, @name, @name, 0)",
            Name("plan", number)
        );
        for (var t = 1; t <= PerPart; t++)
        {
            var theme = Add(
                "INSERT INTO localityplans_themes (Id, PartnershipId, ActionPlanId, Number, Title) VALUES (@key, @partnership, @of, @n, @name)",
                Name("Theme", t),
                plan,
                t
            );
            for (var o = 1; o <= PerPart; o++)
            {
                var opportunity = Add(
                    "INSERT INTO localityplans_opportunities (Id, PartnershipId, ThemeId, Number, Title) "
                        + "VALUES (@key, @partnership, @of, @n, @name)",
                    Name("Opportunity", o),
                    theme,
                    o
                );
                for (var a = 1; a <= PerPart; a++)
                {
                    AddAction(opportunity, a);
                }
            }
        }

        void AddAction(Guid opportunity, int n)
        {
            var action = Add(
                "INSERT INTO localityplans_actions (Id, PartnershipId, OpportunityId, Number, Title, Kind, Joint, Version) "
                    + "VALUES (@key, @partnership, @of, @n, @name, 'FutureWorking', 1, 0)",
                Name("Action", n),
                opportunity,
                n
            );
            var date = Add(
                "INSERT INTO localityplans_key_dates (Id, PartnershipId, ActionId, Number, Text, Kind, Ongoing, DueFrom, DueBy) "
                    + "VALUES (@key, @partnership, @of, 1, @name, 'By', 0, '2015-04-01', '2015-09-30')",
                "by September 2015",
                action
            );
            connection.Execute(
                "INSERT INTO localityplans_progress_updates (Id, PartnershipId, ActionId, KeyDateId, Kind, [On], RecordedUtc) "
                    + "VALUES (@key, @partnership, @action, @date, 'Milestone', '2015-08-01', '2015-08-01 09:00:00')",
                new
                {
                    key = Guid.CreateVersion7(),
                    partnership,
                    action,
                    date,
                }
            );
        }

        Guid Add(string statement, string name, Guid? of = null, int n = 0)
        {
            var key = Guid.CreateVersion7();
            connection.Execute(
                statement,
                new
                {
                    key,
                    partnership,
                    name,
                    of,
                    n,
                }
            );
            return key;
        }
    }

    private static void AddStated(DbConnection connection, string partnership) =>
        connection.Execute(
            """
            INSERT INTO grants_stated_totals (Id, PartnershipId, FundId, Number, [Of], Scope, AsWritten, Pence, PrecisionPence,
                DocumentTitle, DocumentDate, Version)
            VALUES (@key, @partnership, @fund, @n, 'Received', 'Total', '£647.5K', 64750000, 10000, 'A report', '2011-11-08', 0)
            """,
            connection
                .Query<string>("SELECT Id FROM grants_funds")
                .SelectMany(fund =>
                    Enumerable
                        .Range(1, StatedPerFund)
                        .Select(n => new
                        {
                            key = Guid.CreateVersion7(),
                            partnership,
                            fund,
                            n,
                        })
                )
        );

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
