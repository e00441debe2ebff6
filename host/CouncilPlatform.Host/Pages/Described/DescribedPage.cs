using CouncilPlatform.Host.Pages.Described.Descriptions;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>A page that a module brings.</summary>
/// <param name="Module">The module's id.</param>
/// <param name="Name">The folder's name, which is the last part of the page's address.</param>
/// <param name="Description">What the page shows.</param>
/// <param name="Document">The text of its GraphQL document.</param>
internal sealed record DescribedPage(string Module, string Name, PageDescription Description, string Document)
{
    /// <summary>The address of the page in a partnership, without the slash before it.</summary>
    public string AddressIn(Partnership partnership, GlobalId? id = null) =>
        $"partnerships/{partnership.Slug}/{Name}{(id is null ? "" : $"/{id}")}";
}
