using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MarketMaster.Repository.Tests.Examples;

/// <summary>Compiles an example as the whole program of a console project, warnings as errors, and runs it in a process of its own.</summary>
internal sealed class ExampleProgram
{
    private const string AssemblyName = "Example";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly CSharpCompilation _compilation;

    public ExampleProgram(string code, string path)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        _compilation = CSharpCompilation.Create(AssemblyName,
            [CSharpSyntaxTree.ParseText(code, parse, path), CSharpSyntaxTree.ParseText(ImplicitUsings, parse, "usings")], References.Value, options);
    }

    /// <summary>The errors and warnings, with the line within the example.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. _compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"line {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
    ];

    /// <summary>Runs the program in a folder, which becomes its working directory.</summary>
    public ProcessResult Run(string folder, TimeSpan limit)
    {
        var binaries = Directory.CreateDirectory(Path.Combine(folder, ".bin")).FullName;
        var program = Path.Combine(binaries, AssemblyName + ".dll");
        using (var stream = File.Create(program))
        {
            var emitted = _compilation.Emit(stream);
            Assert.IsTrue(emitted.Success, string.Join('\n', emitted.Diagnostics));
        }
        foreach (var library in Closure())
            File.Copy(library, Path.Combine(binaries, Path.GetFileName(library)));
        foreach (var library in NativeLibraries())
            File.Copy(library, Path.Combine(binaries, Path.GetFileName(library)));
        File.Copy(Path.Combine(AppContext.BaseDirectory, typeof(ExampleProgram).Assembly.GetName().Name + ".runtimeconfig.json"), Path.ChangeExtension(program, ".runtimeconfig.json"));
        return ChildProcess.Dotnet(folder, limit, "exec", program);
    }

    /// <summary>Our libraries beside the tests and what they need from there; the test frameworks stay out.</summary>
    private static HashSet<string> Closure()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(SourceTree.Projects.Select(project => project.Name));
        while (open.TryDequeue(out var name))
        {
            var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
            if (!File.Exists(path) || !found.Add(path))
                continue;
            foreach (var reference in Assembly.Load(new AssemblyName(name)).GetReferencedAssemblies())
                open.Enqueue(reference.Name!);
        }
        return found;
    }

    // What a package brings for this system; a program that is built by the SDK finds it by itself.
    private static IEnumerable<string> NativeLibraries()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
    }
}
