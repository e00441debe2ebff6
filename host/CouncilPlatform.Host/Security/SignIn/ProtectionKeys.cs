using System.Xml.Linq;
using CouncilPlatform.Host.Core;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// Keeps the keys that protect cookies and forms in the database, so that all replicas share them and they outlast a restart. A key by
/// itself signs nobody in: the session's secret is stored only as a hash.
/// </summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        return [.. db.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // The interface is synchronous. A key is made once in three months.
    public void StoreElement(XElement element, string friendlyName)
    {
        scopes
            .ChangeAsAsync(
                CallerScopes.Platform("platform"),
                "addProtectionKey",
                change =>
                {
                    var key = change.Add(new ProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
                    change.AuditIn(partnership: null, key, "A new key for cookies and forms");
                    return Task.FromResult(key);
                },
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
    }
}

/// <summary>A key that protects cookies and forms.</summary>
[Shared("The platform makes these keys. No organisation changes them.")]
internal sealed class ProtectionKey : Entity
{
    [NotRecorded]
    public required string Xml { get; init; }
}
