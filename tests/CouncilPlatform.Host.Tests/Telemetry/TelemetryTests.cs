using System.Data.Common;
using CouncilPlatform.Host.Telemetry;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Secret = "planted-secret-4711";

    [Theory]
    [EveryDatabase]
    public async Task A_request_is_one_trace_from_the_field_through_the_message_to_the_sql(string provider)
    {
        await using var collector = await Collector.StartAsync();
        await AskAsync(provider, collector);

        var spans = collector.Spans;
        var mutation = Assert.Single(spans, s => s.Name == "Mutation.createFund" && IsOf("NewFund", s));
        var trace = spans.Where(s => s.Trace == mutation.Trace).ToList();
        var request = Assert.Single(trace, s => s.Name.StartsWith("POST", StringComparison.Ordinal));
        var operation = Assert.Single(trace, s => s.Name == "NewFund");
        var message = Assert.Single(trace, s => s.Name == "message FindOrganisations");
        var sql = Assert.Single(trace, s => s.Name == "SQL SELECT" && s.Parent == message.Id);
        Assert.Equal(request.Id, operation.Parent);
        Assert.Equal(operation.Id, mutation.Parent);
        Assert.Equal(mutation.Id, message.Parent);

        Assert.Equal("NewFund", request.Attributes[Signals.Operation]);
        Assert.Equal("north", request.Attributes[Signals.Partnership]);
        Assert.Equal("mutation", operation.Attributes["graphql.operation.type"]);
        AssertIsOf("grants", mutation);
        AssertIsOf("core", message);
        AssertIsOf("core", sql);
        Assert.Equal(RuleCodes.NotFound, mutation.Attributes["error.type"]);
        Assert.Contains("core_organisations", sql.Attributes["db.statement"], StringComparison.Ordinal);
        Assert.Equal(
            provider switch
            {
                Providers.Sqlite => "sqlite",
                Providers.PostgreSql => "postgresql",
                _ => "mssql",
            },
            sql.Attributes["db.system"]
        );

        var field = Assert.Single(spans, s => s.Name == "Partnership.fund" && IsOf("OneFund", s));
        AssertIsOf("grants", field, "OneFund");
        Assert.Contains(
            spans,
            s =>
                s.Parent == field.Id
                && s.Attributes.GetValueOrDefault("db.statement")?.Contains("grants_funds", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task Durations_errors_and_the_outcome_of_mutations_are_measured_by_module()
    {
        await using var collector = await Collector.StartAsync();
        await AskAsync(Providers.Sqlite, collector);

        var measured = collector.Measurements;
        var duration = Assert.Single(
            measured,
            m =>
                m.Name == "councilplatform.field.duration"
                && m.Attributes["field"] == "fund"
                && m.Attributes[Signals.Operation] == "OneFund"
        );
        Assert.Equal("grants", duration.Attributes[Signals.Module]);
        Assert.Equal("north", duration.Attributes[Signals.Partnership]);
        var mutation = Assert.Single(measured, m => m.Name == "councilplatform.mutations" && m.Attributes["mutation"] == "createFund");
        Assert.Equal(RuleCodes.NotFound, mutation.Attributes["outcome"]);
        Assert.Contains(measured, m => m.Name == "councilplatform.errors" && m.Attributes["code"] == RuleCodes.NotFound);
        Assert.Contains(measured, m => m.Name == "councilplatform.operation.duration" && m.Attributes[Signals.Operation] == "NewFund");
        Assert.Contains(measured, m => m.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task Logs_carry_the_trace_and_where_they_were_written()
    {
        await using var collector = await Collector.StartAsync();
        await AskAsync(Providers.Sqlite, collector);

        var line = Assert.Single(
            collector.Logs,
            l => l.Attributes.GetValueOrDefault(Signals.Operation) == "NewFund" && l.Attributes.ContainsKey("CorrelationId")
        );
        Assert.Equal("north", line.Attributes[Signals.Partnership]);
        Assert.Equal(line.Trace, line.Attributes["CorrelationId"]);
        Assert.Contains(collector.Spans, s => s.Trace == line.Trace);
        var handler = Assert.Single(collector.Logs, l => l.Body == "asked for a fund");
        Assert.Equal("grants", handler.Attributes[Signals.Module]);
        Assert.Equal("north", handler.Attributes[Signals.Partnership]);
        Assert.Equal("OneFund", handler.Attributes[Signals.Operation]);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_a_caller_sends_is_nowhere_in_it(string provider)
    {
        await using var collector = await Collector.StartAsync();
        var key = await AskAsync(provider, collector);

        Assert.True(collector.Holds("createFund"));
        Assert.False(collector.Holds(Secret), "A value of a variable, of a literal or of the address left the host.");
        Assert.False(collector.Holds(key), "The key left the host.");
    }

    // Other hosts in this process are heard too: only these tests name their operations so.
    private static bool IsOf(string operation, Span span) => span.Attributes.GetValueOrDefault(Signals.Operation) == operation;

    private static void AssertIsOf(string module, Span span, string operation = "NewFund")
    {
        Assert.Equal(module, span.Attributes[Signals.Module]);
        Assert.Equal("north", span.Attributes[Signals.Partnership]);
        Assert.Equal(operation, span.Attributes[Signals.Operation]);
    }

    /// <summary>
    /// A mutation that breaks a rule, a query and a failure, with a secret wherever a caller can put one. All is sent once the host has
    /// stopped.
    /// </summary>
    private static async Task<string> AskAsync(string provider, Collector collector)
    {
        await using var host = await GrantsHost.StartAsync(
            provider,
            services => services.AddSingleton<IInterceptor, Talkative>(),
            settings: new Dictionary<string, string?>
            {
                ["OpenTelemetry:Endpoint"] = collector.Address,
                ["OpenTelemetry:Protocol"] = "http/protobuf",
            }
        );
        await host.CreatePartnershipAsync("north", published: true, "grants");
        var key = await host.KeyAsync("north", Role.Officer);
        var refused = await host.DataAsync(
            """mutation NewFund($input: CreateFundInput!) { createFund(input: $input) { errors { code } } }""",
            key,
            new
            {
                input = new
                {
                    partnership = "north",
                    slug = Secret,
                    name = Secret,
                    source = Secret,
                    accountableBody = Secret,
                },
            }
        );
        Assert.Equal(RuleCodes.NotFound, (string?)refused["createFund"]!["errors"]![0]!["code"]);
        await host.DataAsync($$"""query OneFund { partnership(slug: "north") { fund(slug: "{{Secret}}") { name } } }""", key);
        await host.AskAsync($$"""{ partnership(slug: "{{Secret}}") { name } }""");
        using var answer = await host.Client.GetAsync(new Uri($"/graphql?query=%7B__typename%7D&{Secret}={Secret}", UriKind.Relative));
        using var calendar = await host.Client.GetAsync(new Uri($"/calendar/v1/{Secret}.ics", UriKind.Relative));
        return key;
    }

    /// <summary>Logs while the module's own query is under way.</summary>
    private sealed class Talkative(ILogger<Talkative> logger) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (
                eventData.CommandSource == CommandSource.LinqQuery
                && command.CommandText.Contains("grants_funds", StringComparison.Ordinal)
            )
            {
                logger.LogInformation("asked for a fund");
            }

            return new(result);
        }
    }
}
