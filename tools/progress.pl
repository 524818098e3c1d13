#!/usr/bin/perl
# The page on Mandat's port while Mandat is being built: the demos, a pyramid that fills from the
# base, how far the build is. It turns into Mandat by itself.
#
#   progress.pl PORT FOLDER OWNER   prints the id of the process that serves, which ends with OWNER
#
# FOLDER/step names the step, FOLDER/log is ninja's output. Perl, because a bare Debian has it
# (perl-base) before anything is installed.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my ($port, $folder, $owner) = @ARGV;

my %words = (
  en => {
    title => 'Mandat is being prepared',
    packages => 'Installing the packages that are missing',
    build => 'Building',
    start => 'Loading the demo organisations',
    wait => 'The first build takes some minutes. This page turns into Mandat by itself.',
    lost => 'No answer for a while. The terminal in which ./run was started says why.',
    demos => 'Three organisations are waiting',
    petrograd => ['Petrograd 1917', 'the vote of 9 September: 519 to 414, 67 abstentions'],
    students => ['Student council', '3,000 members, a congress that is sitting, a vote that is open'],
    empty => ['Empty', 'your own: statutes, units, a roll, a first sitting'],
    tiers => ['congress', 'councils', 'base assemblies'],
  },
  fr => {
    title => 'Mandat se prépare',
    packages => 'Installation des paquets manquants',
    build => 'Construction',
    start => 'Chargement des organisations de démonstration',
    wait => 'La première construction prend quelques minutes. Cette page devient Mandat d’elle-même.',
    lost => 'Pas de réponse depuis un moment. Le terminal où ./run a été lancé dit pourquoi.',
    demos => 'Trois organisations attendent',
    petrograd => ['Petrograd 1917', 'le scrutin du 9 septembre : 519 contre 414, 67 abstentions'],
    students => ['Conseil étudiant', '3 000 membres, un congrès en séance, un scrutin ouvert'],
    empty => ['Vide', 'la vôtre : statuts, unités, rôle, première séance'],
    tiers => ['congrès', 'conseils', 'assemblées de base'],
  },
);

sub contents {
  my ($name) = @_;
  open(my $file, '<', "$folder/$name") or return '';
  local $/;
  my $text = <$file>;
  return defined $text ? $text : '';
}

# (step, done, all): all is 0 outside the build.
sub progress {
  my ($step) = contents('step') =~ /(packages|build|start)/;
  return ($step || 'packages', 0, 0) if ($step || '') ne 'build';
  my @counts = contents('log') =~ /^\[(\d+)\/(\d+)\]/mg;
  return ('build', @counts ? @counts[-2, -1] : (0, 0));
}

# Base assemblies, councils and the congress; the first `$share` of them, from the base up, filled.
sub pyramid {
  my ($share, @tiers) = @_;
  my ($lines, $marks, $number) = ('', '', 0);
  my @rows = ([2, 12, 40, 196], [1, 4, 120, 116], [0, 1, 260, 36]);  # tier, how many, first x, y
  my $all = 17;
  for my $row (@rows) {
    my ($tier, $count, $left, $y) = @$row;
    my $gap = $count > 1 ? (520 - 2 * $left) / ($count - 1) : 0;
    for my $i (0 .. $count - 1) {
      my $x = sprintf '%.0f', $left + $i * $gap;
      my $up = $tier == 2 ? 120 + int($i / 3) * 280 / 3 : 260;
      $lines .= sprintf '<path d="M%d %d L%.0f %d"/>', $x, $y, $up, $y - 80 if $tier > 0;
      my $class = ++$number <= $share * $all ? 'full' : 'open';
      my $size = 8 + 5 * (2 - $tier);
      $marks .= qq(<circle class="$class" cx="$x" cy="$y" r="$size"/>);
    }
    $marks .= sprintf '<text x="600" y="%d">%s</text>', $y + 5, $tiers[$tier];
  }
  return qq(<svg viewBox="0 0 760 230" aria-hidden="true">$lines$marks</svg>);
}

sub page {
  my ($language) = @_;
  my $w = $words{$language};
  my ($step, $done, $all) = progress();
  my $share = $step eq 'start' ? 1 : $all ? $done / $all : 0;
  my $picture = pyramid($share, @{$w->{tiers}});
  my $figures = $all ? " $done / $all" : '';
  my $bar = $all ? qq(<progress max="$all" value="$done"></progress>) : '<progress></progress>';
  my $demos = join '', map { "<li><b>$w->{$_}[0]</b><br>$w->{$_}[1]</li>" }
    qw(petrograd students empty);
  return <<"PAGE";
<!doctype html>
<html lang="$language">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$w->{title}</title>
<noscript><meta http-equiv="refresh" content="3"></noscript>
<style>
  body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 sans-serif;
         color: #1d2733; background: #fbfaf7 }
  path { stroke: #9aa5b1; fill: none } text { font: 17px sans-serif; fill: #3e4c59 }
  circle { stroke: #8a1c1c; stroke-width: 2 } .full { fill: #8a1c1c } .open { fill: #fbfaf7 }
  progress { width: 100%; accent-color: #8a1c1c }
  ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem;
       padding: 0; list-style: none }
  li { border: 1px solid #9aa5b1; border-radius: .4rem; padding: .8rem }
</style>
<main>
  <h1>$w->{title}</h1>
  $picture
  <p role="status">$w->{$step}$figures</p>
  $bar
  <p>$w->{wait}</p>
  <h2>$w->{demos}</h2>
  <ul>$demos</ul>
</main>
<p id="lost" role="alert" hidden>$w->{lost}</p>
<script>
  let misses = 0;
  async function look() {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (!answer.headers.get('x-mandat-progress')) return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelector('main').replaceWith(page.querySelector('main'));
      misses = 0;
    } catch { ++misses; }
    document.getElementById('lost').hidden = misses < 20;
    setTimeout(look, 1000);
  }
  setTimeout(look, 1000);
</script>
</html>
PAGE
}

sub answer {
  my ($client) = @_;
  my $request = '';
  my $waiting = IO::Select->new($client);
  while (length $request < 16384 && $request !~ /\r?\n\r?\n/) {
    last unless $waiting->can_read(1) && sysread($client, $request, 4096, length $request);
  }
  return unless $request =~ /^(?:GET|HEAD) /;
  my $page = page($request =~ /^accept-language:\s*fr/im ? 'fr' : 'en');
  my $length = length $page;
  # 503: for a program that asks, this is not Mandat yet.
  syswrite $client, "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\n"
    . "Content-Length: $length\r\nRetry-After: 2\r\nX-Mandat-Progress: 1\r\nVary: Accept-Language\r\n"
    . "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    . ($request =~ /^HEAD/ ? '' : $page);
}

my $server = IO::Socket::INET->new(
  LocalAddr => '127.0.0.1', LocalPort => $port, Listen => 64, ReuseAddr => 1)
  or die "port $port is taken ($!): is Mandat running already?\n";

# The parent answers only once the port is ours, so that its caller knows.
defined(my $child = fork) or die "no new process: $!\n";
if ($child) {
  print "$child\n";
  exit;
}
close STDOUT;
$SIG{PIPE} = 'IGNORE';
my $arrivals = IO::Select->new($server);
while (kill 0, $owner) {
  next unless $arrivals->can_read(1);
  my $client = $server->accept or next;
  answer($client);
  close $client;
}
