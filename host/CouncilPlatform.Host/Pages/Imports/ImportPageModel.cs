using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>A page for those who import files into a partnership: officers and above.</summary>
internal abstract class ImportPageModel(VisiblePartnerships partnerships, Caller caller)
    : PartnershipPageModel(partnerships, caller, Role.Officer)
{
    /// <summary>What is wrong, each with the id of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; protected set; } = [];

    /// <summary>What is wrong with a field.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field).Message;

    protected PageResult Refuse(
        IEnumerable<UserError> errors,
        Func<UserError, string> field,
        int status = StatusCodes.Status422UnprocessableEntity
    )
    {
        Errors = [.. errors.Select(e => (field(e), e.Message))];
        return new PageResult { StatusCode = status };
    }
}
