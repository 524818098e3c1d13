// mandat: the one program. Hands the command line to cli; wires the server together for `serve`.
int main() { return 0; }
