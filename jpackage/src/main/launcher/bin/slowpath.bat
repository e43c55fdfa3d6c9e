@echo off
rem Starts Slowpath on a Java 25 that it finds by itself: the first of these whose "release" file
rem says 25: runtime\, SLOWPATH_JAVA_HOME, JAVA_HOME, the JDK of the build (conf\jdk), the folders
rem that installers use. SLOWPATH_OPTS is added to the options of the JVM.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "home=%%~fI"
set "java="
set "built_with="
if exist "%home%\conf\jdk" set /p built_with=<"%home%\conf\jdk"

call :try "%home%\runtime"
call :try "%SLOWPATH_JAVA_HOME%"
call :try "%JAVA_HOME%"
call :try "%built_with%"
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk-*") do call :try "%%~D"

if not defined java (
  echo slowpath: no Java 25 found in %home%\runtime, SLOWPATH_JAVA_HOME, JAVA_HOME or the folders of installers; install a JDK 25, or set SLOWPATH_JAVA_HOME to one 1>&2
  exit /b 4
)

"%java%" "@%home%\conf\jvm.options" "-XX:AOTCache=%home%\lib\slowpath.aot" "-Djava.util.logging.config.file=%home%\conf\logging.properties" "-Dslowpath.home=%home%" "-Djava.library.path=%home%\lib" %SLOWPATH_OPTS% -jar "%home%\lib\slowpath.jar" %*
exit /b %ERRORLEVEL%

:try
if defined java exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
findstr /r /b "JAVA_VERSION=.25[^0-9]" "%~1\release" >nul && set "java=%~1\bin\java.exe"
exit /b
