using System.ComponentModel;
using System.Runtime.InteropServices;
using Tandem.Rules;

namespace Tandem.Cli.Native;

/// <summary>The tool that the runtime runs, in the folder <c>tool</c> beside the native one's.</summary>
internal static partial class WholeTool
{
    /// <summary>Becomes it: same process, same terminal, same signals.</summary>
    /// <returns>An exit code, where that is impossible.</returns>
    public static int TakeOver(string[] args)
    {
        string?[] words = ["dotnet", Path.GetFullPath("../tool/Tandem.Cli.dll", AppContext.BaseDirectory), .. args, null];
        Execute("dotnet", words);
        Application.Error.WriteLine($"tandem: dotnet cannot be started: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        Application.Error.WriteLine("        Install the .NET SDK 10.0 from https://dotnet.microsoft.com/download");
        return ExitCodes.Unchecked;
    }

    [LibraryImport("libc", EntryPoint = "execvp", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string file, string?[] words);
}
