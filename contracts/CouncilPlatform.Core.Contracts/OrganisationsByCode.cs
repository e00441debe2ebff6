using System.Globalization;
using System.Runtime.CompilerServices;
using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Finds organisations that an input names by code: a GSS code, an identifier or a code of the UK register.</summary>
public static class OrganisationsByCode
{
    /// <summary>The organisation with a code.</summary>
    /// <param name="change">The change whose input names the organisation.</param>
    /// <param name="code">A GSS code, an identifier or a code of the UK register.</param>
    /// <param name="at">Where it is in the input, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    /// <exception cref="RuleException">NOT_FOUND: no organisation has it.</exception>
    public static async Task<Organisation> OrganisationAsync(
        this Change change,
        string code,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(code))] string path = ""
    ) =>
        (await change.AskAsync(new FindOrganisations([code]))).GetValueOrDefault(code)
        ?? throw new RuleException(RuleCodes.NotFound, Unknown(code), at ?? InputPath.OfExpression(path));

    /// <summary>The organisations with these codes, in their order.</summary>
    /// <inheritdoc cref="OrganisationAsync(Change, string, InputPath, string)"/>
    /// <param name="codes">GSS codes, identifiers or codes of the UK register.</param>
    /// <exception cref="RuleException">NOT_FOUND: no organisation has a code. INVALID: an organisation is named twice. Each error has its
    /// position.</exception>
    public static async Task<IReadOnlyList<Organisation>> OrganisationsAsync(
        this Change change,
        IReadOnlyList<string> codes,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(codes))] string path = ""
    ) => InOrder(codes, await change.AskAsync(new FindOrganisations(codes)), at ?? InputPath.OfExpression(path));

    /// <summary>The organisation with a code.</summary>
    /// <exception cref="RuleException">NOT_FOUND: no organisation has it.</exception>
    public static async Task<Organisation> OrganisationAsync(
        this IMediator mediator,
        string code,
        InputPath at,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new FindOrganisations([code]), cancellationToken)).GetValueOrDefault(code)
        ?? throw new RuleException(RuleCodes.NotFound, Unknown(code), at);

    private static List<Organisation> InOrder(IReadOnlyList<string> codes, IReadOnlyDictionary<string, Organisation> found, InputPath path)
    {
        var rules = new Rules();
        List<Organisation> organisations = [];
        foreach (var (index, code) in codes.Index())
        {
            var organisation = found.GetValueOrDefault(code);
            var twice = organisation is not null && organisations.Exists(o => o.Id == organisation.Id);
            rules
                .Require(organisation is not null, RuleCodes.NotFound, Unknown(code), path.Within(index))
                .Require(!twice, RuleCodes.Invalid, $"{organisation?.Name} is named twice. Name it once.", path.Within(index));
            if (organisation is not null)
            {
                organisations.Add(organisation);
            }
        }

        rules.Check();
        return organisations;
    }

    /// <summary>
    /// The organisations with these codes, by code. Codes that no organisation has are left out. Ask before the first lock.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, Organisation>> FindOrganisationsAsync(
        this Change change,
        params IEnumerable<string?> codes
    )
    {
        string[] given = [.. codes.OfType<string>()];
        return given.Length == 0 ? new Dictionary<string, Organisation>() : await change.AskAsync(new FindOrganisations(given));
    }

    /// <summary>Requires that <see cref="FindOrganisationsAsync"/> has found a code, if a code is given.</summary>
    /// <param name="rules">Collects the error, NOT_FOUND.</param>
    /// <param name="found">The organisations that were found.</param>
    /// <param name="code">The code.</param>
    /// <param name="at">Where it is, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    public static Rules Organisation(
        this Rules rules,
        IReadOnlyDictionary<string, Organisation> found,
        string? code,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(code))] string path = ""
    ) => rules.Require(code is null || found.ContainsKey(code), RuleCodes.NotFound, Unknown(code ?? ""), at, path);

    private static string Unknown(string code) =>
        $"No organisation has the code \"{code}\". Enter its GSS code, like E07000031, or its identifier.";
}
