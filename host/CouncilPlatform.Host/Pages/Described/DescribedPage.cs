using CouncilPlatform.Host.Pages.Described.Descriptions;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>A page that a module brings.</summary>
/// <param name="Module">The module's id.</param>
/// <param name="Name">The folder's name, which is the last part of the page's address.</param>
/// <param name="Description">What the page shows.</param>
/// <param name="Document">The text of its GraphQL document.</param>
internal sealed record DescribedPage(string Module, string Name, PageDescription Description, string Document)
{
    /// <summary>Whether the caller has the page.</summary>
    public bool IsFor(Caller caller, Partnership partnership) => Description.Role is not { } least || caller.Has(least, partnership);

    /// <summary>The address of the page in a partnership, without the slash before it.</summary>
    public string AddressIn(Partnership partnership, GlobalId? id = null) =>
        $"partnerships/{partnership.Slug}/{Name}{(id is null ? "" : $"/{id}")}";
}
