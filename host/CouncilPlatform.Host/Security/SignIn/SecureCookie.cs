namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// A cookie that browsers send over HTTPS only, and to their own computer. Antiforgery by itself refuses to make one for http://localhost,
/// where browsers accept it.
/// </summary>
internal sealed class SecureCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
