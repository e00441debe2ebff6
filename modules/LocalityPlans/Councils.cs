using System.Globalization;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.LocalityPlans;

/// <summary>Organisations that an input names by code.</summary>
internal static class Councils
{
    /// <exception cref="RuleException">NOT_FOUND: no organisation has the code.</exception>
    public static async Task<Organisation> RequireAsync(this IMediator mediator, string code, CancellationToken cancellationToken, params string[] path) =>
        (await mediator.Send(new FindOrganisations([code]), cancellationToken)).TryGetValue(code, out var found)
            ? found
            : throw new RuleException(RuleCodes.NotFound, Unknown(code), path);

    /// <summary>Those with these codes, in their order.</summary>
    /// <exception cref="RuleException">NOT_FOUND where no organisation has a code, INVALID where one is named twice; all of them, each at its place.</exception>
    public static async Task<IReadOnlyList<Organisation>> RequireAsync(this IMediator mediator, IReadOnlyList<string> codes, CancellationToken cancellationToken, params string[] path)
    {
        var found = await mediator.Send(new FindOrganisations(codes), cancellationToken);
        var rules = new Rules();
        List<Organisation> councils = [];
        foreach (var (index, code) in codes.Index())
        {
            string[] at = [.. path, index.ToString(CultureInfo.InvariantCulture)];
            if (!found.TryGetValue(code, out var council))
            {
                rules.Require(holds: false, RuleCodes.NotFound, Unknown(code), at);
            }
            else if (councils.Exists(c => c.Id == council.Id))
            {
                rules.Require(holds: false, RuleCodes.Invalid, $"{council.Name} is named twice.", at);
            }
            else
            {
                councils.Add(council);
            }
        }

        rules.Check();
        return councils;
    }

    private static string Unknown(string code) => $"No organisation has the code \"{code}\". Send its GSS code, as in \"E07000031\", or its identifier.";
}
