namespace MarketMaster.Repository.Tests.Packages;

/// <summary>
/// Console projects in a folder outside the checkout that know our packages only as packed files. Their package folder is new, so an
/// older copy of the same version can never answer; other packages come from the machine's cache where it has them.
/// </summary>
internal sealed class ConsumerSolution : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly List<string> _projects = [];

    public ConsumerSolution(string purpose)
    {
        _folder = new TemporaryFolder(purpose);
        var cache = MachineCache();
        var fallback = cache is null ? "" : $"""<fallbackPackageFolders><add key="machine" value="{cache}" /></fallbackPackageFolders>""";
        _folder.Write("nuget.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="{SourceTree.PackageFolder}" /></packageSources>
              {fallback}
            </configuration>
            """);
        foreach (var stop in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            _folder.Write(stop, "<Project />");
    }

    public string Folder => _folder.Path;

    public void Add(string name, string program, IEnumerable<string> packages, string properties = "", string items = "")
    {
        var references = string.Concat(packages.Select(package => $"""<PackageReference Include="{package}" Version="[{PackageFile.Version}]" />"""));
        _folder.Write(Path.Combine(name, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <AssemblyName>{name}.Consumer</AssemblyName>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>{references}{items}</ItemGroup>
            </Project>
            """);
        _folder.Write(Path.Combine(name, "Program.cs"), program);
        _projects.Add(name);
    }

    public ProcessResult Build()
    {
        var projects = string.Concat(_projects.Select(name => $"""<Project Path="{name}/{name}.csproj" />"""));
        _folder.Write("Consumers.slnx", $"<Solution>{projects}</Solution>");
        return ChildProcess.Dotnet(Folder, TimeSpan.FromMinutes(5), "build", "Consumers.slnx", "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false");
    }

    public bool IsBuilt(string name) => File.Exists(Program(name));

    public ProcessResult Run(string name) => ChildProcess.Dotnet(Output(name), TimeSpan.FromMinutes(1), "exec", Program(name));

    public string Output(string name) => Path.Combine(Folder, name, "bin", "Release", "net10.0");

    private string Program(string name) => Path.Combine(Output(name), name + ".Consumer.dll");

    public void Dispose() => _folder.Dispose();

    // A cache that holds packages of ours could answer with an old build of the same version: then everything is restored anew.
    private static string? MachineCache()
    {
        var path = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(path) && Directory.GetDirectories(path, "marketmaster.*").Length == 0 ? path : null;
    }
}
