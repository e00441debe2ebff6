using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Organisations that an input names.</summary>
internal static class Organisations
{
    /// <summary>The organisation with a code.</summary>
    /// <exception cref="RuleException">There is none (NOT_FOUND).</exception>
    public static async Task<Organisation> OrganisationAsync(this IMediator mediator, string code, CancellationToken cancellationToken, params string[] path) =>
        (await mediator.Send(new FindOrganisations([code]), cancellationToken)).GetValueOrDefault(code)
            ?? throw new RuleException(RuleCodes.NotFound, $"No organisation has the code \"{code}\". Look it up: organisations {{ nodes {{ name gssCode }} }}.", path);
}
