# Never run here: written for Windows, where no test of this repository has run. Please report what fails.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine('build.ps1: the .NET SDK 10.0 is needed: install it from https://dotnet.microsoft.com/download')
  exit 3
}
dotnet tool restore | Out-Null
if ($LASTEXITCODE -ne 0) { exit 3 }
dotnet cake --verbosity=minimal --no-report @args
exit $LASTEXITCODE
