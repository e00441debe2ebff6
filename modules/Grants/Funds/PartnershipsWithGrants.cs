using System.CommandLine;

namespace CouncilPlatform.Grants.Funds;

internal static class PartnershipsWithGrants
{
    public static Option<string> Option() => new("--partnership") { Description = "The partnership's short name.", Required = true };

    public static async Task<Partnership> FindWithGrantsAsync(
        this IPartnerships partnerships,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var partnership = await partnerships.FindAsync(slug, cancellationToken);
        return partnership.Modules.Contains("grants")
            ? partnership
            : throw new RuleException(
                "MODULE_NOT_ENABLED",
                $"{partnership.Name} does not use the module grants. Turn it on: modules enable grants --partnership {slug}",
                InputPath.Argument("partnership")
            );
    }
}
