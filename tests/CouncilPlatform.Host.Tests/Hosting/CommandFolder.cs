namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>Commands of the host, one after the other, on one database, which has the tables and nothing in them.</summary>
internal sealed class CommandFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("council-commands-");

    /// <summary>Runs a command to its end.</summary>
    public Task<Ended> RunAsync(params string[] arguments) => HostCommand.RunAsync([.. arguments, "--Data:Directory", _folder.FullName]);

    /// <summary>Starts a command that asks questions.</summary>
    public HostProcess Ask(params string[] arguments) => HostProcess.StartAsking([.. arguments, "--Data:Directory", _folder.FullName]);

    /// <summary>Runs a command that must succeed, and gives its output.</summary>
    public async Task<string> OutputAsync(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.Equal("", ended.Errors);
        return ended.Output.TrimEnd('\n');
    }

    /// <summary>Runs a command that must be refused with exit code 1, and gives the reason.</summary>
    public async Task<string> RefusedAsync(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        return ended.Errors.TrimEnd('\n');
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
