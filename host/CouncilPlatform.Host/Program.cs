using CouncilPlatform.Host.Hosting;

return await CommandLine.RunAsync(args);
