using CouncilPlatform.Host.Modules;
using GraphQL;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>The objects of all modules, by id, as the caller may see them: for inputs that name an object of any module.</summary>
internal sealed class Nodes(ModuleCatalogue catalogue, IServiceProvider services)
{
    /// <summary>Requires that an object belongs to the partnership, or to no partnership, and that the caller may see it.</summary>
    /// <exception cref="RuleException">NOT_FOUND.</exception>
    public async Task RequireAsync(GlobalId id, Partnership partnership, InputPath at, CancellationToken cancellationToken)
    {
        var found = await catalogue.Schema!.GetMetadata<NodeSet>(NodeSet.Key)!.FindAsync(id, services, cancellationToken);
        var isHere = found switch
        {
            Partnership { Id: var own } => own == partnership.Id,
            IInPartnership { PartnershipId: var own } => own == partnership.Id,
            _ => found is not null,
        };
        new Rules()
            .Require(
                isHere,
                RuleCodes.NotFound,
                $"{partnership.Name} has nothing with the id {id} that you can see. Check it, then try again.",
                at
            )
            .Check();
    }
}
